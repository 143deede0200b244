package org.kakehashi.hub.insight.internal.facts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity or verb.
 *
 * @param id derived from the IRI
 * @param iri as the statement has it
 * @param ja its Japanese name, where the statement gives one
 * @param en its English name, where the statement gives one
 */
record Term(
        UUID id, String iri, @Nullable String ja, @Nullable String en) {
    private static final int LONGEST_NAME = 200;

    static Term of(String iri, @Nullable String ja, @Nullable String en) {
        return new Term(idOf(iri), iri.replace('\0', ' '), shortened(ja), shortened(en));
    }

    /** The id of whatever the text names; equal texts give equal ids. */
    static UUID idOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean named() {
        return ja != null || en != null;
    }

    private static @Nullable String shortened(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        // PostgreSQL's text can't hold NUL.
        String plain = name.replace('\0', ' ').strip();
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME));
    }
}
