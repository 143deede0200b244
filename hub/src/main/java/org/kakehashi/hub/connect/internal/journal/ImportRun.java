package org.kakehashi.hub.connect.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a connector.
 *
 * @param id counted within the hub; means something only together with the tenant
 * @param connector the connector's name, or {@link #REAPPLY}
 * @param instanceId of which connector instance it is a run, whose settings and secrets it uses; null: of none
 * @param dryRun whether it only tells what would change
 * @param notBefore when it is tried again after it failed; null: as soon as may be
 * @param fileName as uploaded; null where no file is read
 * @param storedFile the file's name in the data folder; null once it is deleted, or where there is none
 * @param inboxFile the file's place in the watched folder, where it came from there
 * @param purpose key of the tenant's purpose for which the data is brought in
 * @param requestedBy account, client or {@code system}
 */
public record ImportRun(
        long id,
        @Nullable UUID instanceId,
        boolean dryRun,
        @Nullable Instant notBefore,
        String connector,
        String source,
        @Nullable String fileName,
        @Nullable String storedFile,
        @Nullable String sha256,
        Map<String, String> settings,
        @Nullable String inboxFile,
        String purpose,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Status status,
        Phase phase,
        int attempts,
        Counts counts,
        long findingCount) {
    private static final double MILLIS = 1000;

    /** How long its last attempt took; null: it isn't finished. */
    public @Nullable Double seconds() {
        return startedAt == null || finishedAt == null
                ? null
                : Duration.between(startedAt, finishedAt).toMillis() / MILLIS;
    }

    /** The name of runs that take up quarantined records again. */
    public static final String REAPPLY = "quarantine";

    /** The name of runs that were pushed as a batch. */
    public static final String PUSH = "push";

    /** The name of runs that take up only those whose person was decided. */
    public static final String DECIDED = "identities";

    public enum Status {
        QUEUED,
        RUNNING,
        /** Everything that could be used stands. */
        APPLIED,
        /** A dry run came to its end: nothing was changed, and its counts say what would have been. */
        CHECKED,
        /** Nothing was changed, because of what was delivered. */
        REJECTED,
        /** Nothing was changed, because the run could not be done. */
        FAILED,
        /** Nothing was changed yet: so many pupils would leave that a person is asked first. */
        NEEDS_CONFIRMATION,
        /** Nothing was changed, because a person, or time, said no. */
        DECLINED;

        /** Whether nothing more becomes of it by itself. */
        public boolean finished() {
            return this != QUEUED && this != RUNNING;
        }
    }

    /** What a run is at. */
    public enum Phase {
        WAITING,
        READING,
        CHECKING,
        APPLYING,
        DONE
    }

    /** Rows: read, of which added/changed/ended, already so, waiting in quarantine, left out because of errors. */
    public record Counts(long read, long changed, long unchanged, long quarantined, long failed) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }
}
