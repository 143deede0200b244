package org.kakehashi.hub.records;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.hub.records.internal.RecordSet;
import org.kakehashi.hub.roster.RosterImports;
import org.springframework.stereotype.Component;

/** Where records come in, and where those that had to wait come in again. */
@Component
public class RecordImports {
    private final RecordSet set;
    private final RosterImports rosters;

    RecordImports(RecordSet set, RosterImports rosters) {
        this.set = set;
        this.rosters = rosters;
    }

    /**
     * Opens the staging of one run; what a run of the same id staged before is removed.
     *
     * @param source the name under which records' keys are kept apart from other sources'
     * @param rosterSource the roster whose sourcedIds, user names and identifiers the records use; null: any, as long as
     *     a key means one person only
     * @param findings takes what the connector and the hub find
     */
    public RecordStage open(
            int tenantId, long importId, String source, @Nullable String rosterSource, Findings findings) {
        set.clear(tenantId, importId);
        return new RecordStage(set, new RecordSet.Run(tenantId, importId, source, rosterSource), findings);
    }

    /** The runs of which anything is staged, whatever became of them. */
    public Set<Long> staged(int tenantId) {
        return set.stagedRuns(tenantId);
    }

    /** Removes what a run staged that is over. */
    public void discard(int tenantId, long importId) {
        set.clear(tenantId, importId);
    }

    /**
     * Opens a staging within the caller's transaction of the tenant, to be filled and applied in it. No other records and no roster
     * are applied between now and its end, so that what is found out about subjects holds.
     */
    public RecordStage openWithin(
            int tenantId, long importId, String source, @Nullable String rosterSource, Findings findings) {
        rosters.holdOff(tenantId);
        set.lock(tenantId);
        return new RecordStage(set, new RecordSet.Run(tenantId, importId, source, rosterSource), findings);
    }

    /**
     * Opens a staging filled with what waits in quarantine, to be applied as any other.
     *
     * @param decidedOnly whether only that whose person was decided meanwhile
     */
    public RecordStage reopenQuarantine(int tenantId, long importId, boolean decidedOnly, Findings findings) {
        set.clear(tenantId, importId);
        RecordSet.Run run = new RecordSet.Run(tenantId, importId, "", null);
        set.stageQuarantine(run, decidedOnly);
        return new RecordStage(set, run, findings);
    }
}
