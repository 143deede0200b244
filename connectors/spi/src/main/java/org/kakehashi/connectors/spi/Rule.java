package org.kakehashi.connectors.spi;

/**
 * A rule that data can break. Each module lists its rules in one enum, so that all that people may read stands in one
 * place and every rule has a code; {@link WordedRule} is the shortest way to write one.
 */
public interface Rule {

    /** A stable name, such as {@code date.format}: lower-case words joined by dots and hyphens. */
    String code();

    /** Whether data that breaks it can be used all the same. */
    Severity severity();

    /** What should have been there; may hold {@code %s} places for details. */
    Text rule();

    /** What a person does about it; may hold {@code %s} places for the same details. */
    Text remedy();

    /** A finding that this rule was broken in a file. */
    default Finding brokenIn(String file, Object... details) {
        return Finding.of(severity(), code(), file, rule().with(details), remedy().with(details));
    }
}
