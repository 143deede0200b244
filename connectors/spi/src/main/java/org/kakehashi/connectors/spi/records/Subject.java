package org.kakehashi.connectors.spi.records;

/**
 * Whom or what a record is about, in the source's terms.
 *
 * @param scheme what kind of key it is
 * @param key the key as the source writes it, never blank; a {@code MASTER_IDENTIFIER} is a UUID in lower case, an
 *     {@code EMAIL} is in lower case
 */
public record Subject(SubjectScheme scheme, String key) {

    /** Characters of a key. */
    public static final int LONGEST_KEY = 200;

    public Subject {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " characters");
        }
    }
}
