package org.kakehashi.hub.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.kakehashi.hub.records.internal.QuarantineStore;
import org.springframework.stereotype.Component;

/** Records that wait because their pupil, class or school isn't known. Every call needs an open transaction of the tenant. */
@Component
public class Quarantine {
    private final QuarantineStore store;

    Quarantine(QuarantineStore store) {
        this.store = store;
    }

    /** Why a record waits. */
    public enum Reason {
        /** The roster has nobody of that key on that day. */
        UNKNOWN_PERSON,
        /** The key means different persons in different rosters. */
        SEVERAL_PERSONS,
        /** The roster has no class or school of that key on that day. */
        UNKNOWN_PLACE,
        /** The key means several classes or schools. */
        SEVERAL_PLACES
    }

    /**
     * A waiting record, without its content.
     *
     * @param kind the name of a {@link org.kakehashi.connectors.spi.records.RecordKind}
     * @param importId the run that brought it
     * @param scheme what kind of key it has
     * @param personKey the key by which nobody, no class or no school was found
     */
    public record Waiting(
            long id,
            String kind,
            String source,
            long importId,
            String file,
            long line,
            String scheme,
            String personKey,
            LocalDate date,
            Reason reason,
            Instant since) {}

    /** How many wait. */
    public long count(int tenantId) {
        return store.count(tenantId);
    }

    /** A page of them in the order they came, after the one of that id (0: from the first). */
    public List<Waiting> page(int tenantId, long afterId, int max) {
        return store.page(tenantId, afterId, max);
    }
}
