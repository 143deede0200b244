package org.kakehashi.connectors.spi.records;

import org.jspecify.annotations.Nullable;

/**
 * Whom or what a record is about, in the source's terms.
 *
 * @param scheme what kind of key it is
 * @param key the key as the source writes it, never blank; a {@code MASTER_IDENTIFIER} is a UUID in lower case, an
 *     {@code EMAIL} is in lower case
 * @param hint what the source says of a person besides, by which somebody may recognise the person where the key is unknown
 */
public record Subject(
        SubjectScheme scheme, String key, @Nullable PersonHint hint) {

    /** Characters of a key. */
    public static final int LONGEST_KEY = 200;

    public Subject {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters");
        }
    }

    /** A subject of which the source says no more. */
    public Subject(SubjectScheme scheme, String key) {
        this(scheme, key, null);
    }
}
