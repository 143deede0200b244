package org.kakehashi.hub.connect.internal.connector;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;

/**
 * A run as an instance's history shows it.
 *
 * @param seconds how long its last attempt took; null: it isn't finished
 */
record ShownRun(
        long importId,
        Status status,
        boolean dryRun,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Double seconds,
        @Nullable Instant notBefore,
        Counts counts,
        long findingCount) {

    static ShownRun of(ImportRun run) {
        return new ShownRun(
                run.id(),
                run.status(),
                run.dryRun(),
                run.requestedBy(),
                run.requestedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.seconds(),
                run.notBefore(),
                run.counts(),
                run.findingCount());
    }
}
