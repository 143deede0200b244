package org.kakehashi.hub.roster;

import java.util.Optional;
import java.util.Set;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.hub.roster.internal.apply.RosterApply;
import org.kakehashi.hub.roster.internal.check.RosterCheck;
import org.kakehashi.hub.roster.internal.stage.Staging;
import org.kakehashi.hub.roster.internal.stage.StagingRun;
import org.springframework.stereotype.Component;

/** Where a roster comes in. */
@Component
public class RosterImports {
    private final Staging staging;
    private final RosterCheck check;
    private final RosterApply apply;

    RosterImports(Staging staging, RosterCheck check, RosterApply apply) {
        this.staging = staging;
        this.check = check;
        this.apply = apply;
    }

    /** Lets no roster of the tenant be applied until the caller's transaction ends; waits for one that is. */
    public void holdOff(int tenantId) {
        apply.holdOff(tenantId);
    }

    /**
     * Opens the staging of one run; what a run of the same id staged before is removed.
     *
     * @param source the name under which sourcedIds are kept apart from other sources'
     * @param findings takes what the connector and the check of the whole set find
     */
    public RosterStage open(int tenantId, long importId, String source, Findings findings) {
        staging.clear(tenantId, importId);
        return stage(new StagingRun(tenantId, importId, source), findings);
    }

    /** Opens the staging of another attempt of a run, as an earlier one left it; empty where that is no longer whole. */
    public Optional<RosterStage> goOn(
            int tenantId, long importId, String source, Findings findings, StagedSoFar earlier) {
        RosterStage stage = stage(new StagingRun(tenantId, importId, source), findings);
        return stage.goOn(earlier) ? Optional.of(stage) : Optional.empty();
    }

    /** The runs of which anything is staged, whatever became of them. */
    public Set<Long> staged(int tenantId) {
        return staging.staged(tenantId);
    }

    /** Removes what a run staged that won't be attempted again. */
    public void discard(int tenantId, long importId) {
        staging.clear(tenantId, importId);
    }

    private RosterStage stage(StagingRun run, Findings findings) {
        return new RosterStage(staging, check, apply, run, findings);
    }
}
