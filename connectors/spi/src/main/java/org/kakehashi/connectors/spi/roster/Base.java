package org.kakehashi.connectors.spi.roster;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;

/**
 * What every OneRoster record begins with (the class {@code Base} of the information model).
 *
 * @param origin where it was read
 * @param sourcedId the record's key within its source, never blank
 * @param status null where a bulk file leaves it blank, which means active
 * @param dateLastModified null where a bulk file leaves it blank
 * @param metadata extension columns that no field of the record stands for, by what follows {@code metadata.} in the
 *     column's name; empty cells are left out
 */
public record Base(
        Origin origin,
        String sourcedId,
        @Nullable Status status,
        @Nullable Instant dateLastModified,
        Map<String, String> metadata) {

    /** Whether a record stands or is to be deleted. */
    public enum Status {
        /** {@code active}. */
        ACTIVE,
        /** {@code tobedeleted}. */
        TO_BE_DELETED
    }

    public Base {
        metadata = Map.copyOf(metadata);
    }
}
