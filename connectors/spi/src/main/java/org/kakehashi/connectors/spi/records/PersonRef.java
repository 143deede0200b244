package org.kakehashi.connectors.spi.records;

import org.jspecify.annotations.Nullable;

/**
 * Whom a record is about, in the source's terms.
 *
 * @param scheme what kind of key it is
 * @param key the key as the source writes it, never blank; a {@code MASTER_IDENTIFIER} is a UUID in lower case
 * @param hint what else the source says of the person; null: nothing
 */
public record PersonRef(Scheme scheme, String key, @Nullable PersonHint hint) {

    /** The kinds of key by which school systems know a person. */
    public enum Scheme {
        /** OneRoster {@code users.userMasterIdentifier}: a UUID that survives transfers. */
        MASTER_IDENTIFIER,
        /** OneRoster {@code users.sourcedId} of the roster that the hub's import is paired with. */
        SOURCED_ID,
        /** OneRoster {@code users.username}. */
        USERNAME,
        /** OneRoster {@code users.identifier}: a number given by the school or the board. */
        LOCAL_IDENTIFIER
    }

    /** By key alone. */
    public PersonRef(Scheme scheme, String key) {
        this(scheme, key, null);
    }

    public PersonRef {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a person reference needs a key");
        }
    }
}
