package org.kakehashi.connectors.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in what a source gave: what, where, by which rule, and how to mend it.
 *
 * @param severity whether the data can be used all the same
 * @param code the rule's name, such as {@code enum.unknown}; stable, for grouping and for tests
 * @param file the file's name as in {@link Origin}, or {@link #SETTINGS}
 * @param line the line, counted from 1; null when the finding is about the whole file
 * @param column the column's name as in the file, the setting's name, or a JSON Pointer (RFC 6901) into a mapping
 * @param value what stood there, cut to {@link #LONGEST_VALUE} characters
 * @param rule what should have been there
 * @param remedy what a person does about it
 */
public record Finding(
        Severity severity,
        String code,
        String file,
        @Nullable Long line,
        @Nullable String column,
        @Nullable String value,
        Text rule,
        Text remedy) {

    /** Stands in {@link #file} when the finding is about the connector's settings. */
    public static final String SETTINGS = "settings";

    /** Characters of {@link #value} that are kept; longer values end in an ellipsis. */
    public static final int LONGEST_VALUE = 200;

    public Finding {
        value = value == null ? null : shortened(value);
    }

    /** A finding about a whole file, or about {@link #SETTINGS}. */
    public static Finding of(Severity severity, String code, String file, Text rule, Text remedy) {
        return new Finding(severity, code, file, null, null, null, rule, remedy);
    }

    /** The same finding at a line. */
    public Finding atLine(long place) {
        return new Finding(severity, code, file, place, column, value, rule, remedy);
    }

    /** The same finding at a column, with what stood there. */
    public Finding at(String place, @Nullable String found) {
        return new Finding(severity, code, file, line, place, found, rule, remedy);
    }

    /** The same finding with what stood there, where no column can be named. */
    public Finding holding(String found) {
        return new Finding(severity, code, file, line, column, found, rule, remedy);
    }

    private static String shortened(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 2)) ? LONGEST_VALUE - 2 : LONGEST_VALUE - 1;
        return value.substring(0, end) + "…";
    }
}
