package org.kakehashi.hub.lrs.internal.ingest;

import java.util.UUID;

/** What became of a submission. */
sealed interface Outcome {
    /** All its statements are in the store, committed: now or since before. */
    record Stored() implements Outcome {}

    /**
     * Nothing of it was stored.
     *
     * @param id of a statement that the store has, and that differs from the one submitted
     */
    record Conflict(UUID id) implements Outcome {}

    /** Nothing of it was stored, or it isn't known whether: sending it again is safe and may succeed. */
    record Unavailable() implements Outcome {}

    /**
     * Nothing of it was stored, by a fault of the hub.
     *
     * @param fault what went wrong
     */
    record Failed(RuntimeException fault) implements Outcome {}
}
