package org.kakehashi.connectors.onerosterrest;

import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.Base.Status;

/** What every item begins with. */
final class Bases {

    private static final Vocabulary STATUSES = Vocabulary.of("active", "tobedeleted", "inactive");

    private Bases() {}

    /** @param metadata with what fields of the record stand for already taken out */
    static Base of(Item item, Place place, Metadata metadata) {
        return new Base(
                new Origin(place.file(), place.number()),
                item.requiredId("sourcedId"),
                status(item),
                item.moment("dateLastModified"),
                metadata.others());
    }

    /** {@code inactive} is a word of 1.1 that 1.2 has read as {@code tobedeleted}. */
    private static @Nullable Status status(Item item) {
        String word = item.word("status", STATUSES);
        return word == null ? null : word.equals("active") ? Status.ACTIVE : Status.TO_BE_DELETED;
    }
}
