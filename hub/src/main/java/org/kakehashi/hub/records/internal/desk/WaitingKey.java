package org.kakehashi.hub.records.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.PersonHint;

/**
 * A key under which records wait.
 *
 * @param id of the first of its records, for addresses
 * @param rosterSource the roster whose keys the source uses; null: any
 * @param records how many wait
 * @param kinds of which kinds they are
 * @param since when the first came
 * @param first day of the earliest
 * @param last day of the latest
 * @param several whether rosters give the key to different persons
 * @param hints what the source says beside the key, the latest first, a few of them
 * @param lastDecision number of the latest decision about the key; 0: none
 */
record WaitingKey(
        long id,
        Key key,
        @Nullable String rosterSource,
        long records,
        List<String> kinds,
        Instant since,
        LocalDate first,
        LocalDate last,
        boolean several,
        List<Hint> hints,
        long lastDecision) {

    /**
     * A key as a source writes it.
     *
     * @param scheme what kind of key it is, as in {@link org.kakehashi.connectors.spi.records.SubjectScheme}
     */
    record Key(String source, String scheme, String value) {}

    /** What the source says beside the key, on the latest day of the records that say so. */
    record Hint(PersonHint said, LocalDate on) {}
}
