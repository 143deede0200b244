package org.kakehashi.hub.records;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.records.internal.RecordReadStore;
import org.springframework.stereotype.Component;

/**
 * Which pupils' days changed, in the order in which the changes were committed. A reader that goes on from the last batch
 * it saw misses nothing, on one node or many: batch numbers are taken under one lock that is held until the commit.
 */
@Component
public class RecordLog {
    private final RecordReadStore records;

    RecordLog(RecordReadStore records) {
        this.records = records;
    }

    /** A pupil's school day. */
    public record PersonDay(UUID personId, LocalDate date) {}

    /**
     * What changed.
     *
     * @param upTo the last batch that is in here whole; read on after it
     * @param days those whose records changed; empty: nothing did
     */
    public record Changes(long upTo, List<PersonDay> days) {}

    /**
     * Reads on after a batch, within an open transaction of the tenant.
     *
     * @param afterBatch the last batch seen; 0: from the beginning
     * @param max about how many days at most; batches (of up to 5,000 days) come whole, and at least one comes
     */
    public Changes read(int tenantId, long afterBatch, int max) {
        return records.changes(tenantId, afterBatch, max);
    }
}
