package org.kakehashi.hub.roster;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterSink;
import org.kakehashi.hub.roster.internal.apply.RosterApply;
import org.kakehashi.hub.roster.internal.check.RosterCheck;
import org.kakehashi.hub.roster.internal.stage.Staging;
import org.kakehashi.hub.roster.internal.stage.StagingRun;

/** The staged roster of one run: filled by a connector, checked as a whole, then applied. For one thread. */
public final class RosterStage implements RosterSink {
    private final Staging staging;
    private final RosterCheck check;
    private final RosterApply apply;
    private StagingRun run;
    private final Findings findings;
    private final Map<RosterFile, DeliveryMode> files = new EnumMap<>(RosterFile.class);
    private final Set<RosterFile> byUser = EnumSet.noneOf(RosterFile.class);
    private final Set<RosterFile> damaged = EnumSet.noneOf(RosterFile.class);
    private boolean errors;

    RosterStage(Staging staging, RosterCheck check, RosterApply apply, StagingRun run, Findings findings) {
        this.staging = staging;
        this.check = check;
        this.apply = apply;
        this.run = run;
        this.findings = findings;
    }

    /** Goes on with what an earlier attempt of the run staged; false: it is no longer whole. */
    boolean goOn(StagedSoFar earlier) {
        if (!staging.goOn(run, earlier)) {
            return false;
        }
        files.putAll(earlier.files());
        byUser.addAll(earlier.byUser());
        return true;
    }

    /** A reader that announces a file again doesn't go on but begins anew: what is staged counts for nothing. */
    @Override
    public void file(RosterFile file, DeliveryMode mode) {
        if (files.containsKey(file)) {
            discard();
            run = new StagingRun(run.tenantId(), run.importId(), run.source());
            files.clear();
            byUser.clear();
        }
        files.put(file, mode);
    }

    @Override
    public void wholeByUser(RosterFile file) {
        byUser.add(file);
    }

    /**
     * Writes all that was accepted by now, and in the same transaction what {@code remember} does. Where an error was found nothing is
     * written: such a roster won't be applied, and its report wants to be whole.
     */
    public void keep(Consumer<StagedSoFar> remember) {
        if (!errors) {
            staging.keep(run, staged -> remember.accept(new StagedSoFar(files, byUser, staged, run.read())));
        }
    }

    @Override
    public void accept(RosterRecord row) {
        staging.stage(run, row);
    }

    @Override
    public void report(Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            errors = true;
            for (RosterFile file : RosterFile.values()) {
                if (file.csvName().equals(finding.file())
                        || file.oneRosterName().equals(finding.file())) {
                    damaged.add(file);
                }
            }
        }
        findings.report(finding);
    }

    /** Rows that were staged. */
    public long read() {
        return run.read();
    }

    /**
     * Checks the whole set and reports every breach with its place. References into a file in which the connector found
     * errors aren't judged: the row may be one of those it left out.
     *
     * @return whether the roster may be applied: nothing that the connector or the check reported is an error
     */
    public boolean check() {
        staging.flush(run);
        check.check(run, files, errors ? this::judgeable : file -> true, this::report);
        if (!errors) {
            check.tellOverwritten(run, this::report);
        }
        return !errors;
    }

    /**
     * Brings the roster up to what was staged, within the caller's transaction of the tenant. Rows that are no longer delivered end on the
     * day before today, or before the first day of the delivered classes where all of these begin later.
     *
     * @throws ManyLeave where more pupils would leave than may
     */
    public RosterCounts apply(LocalDate today, ManyLeave.Allowance allowed) {
        return apply.apply(run, files, byUser, today, allowed);
    }

    /** The same, whoever may leave. */
    public RosterCounts apply(LocalDate today) {
        return apply(today, ManyLeave.Allowance.ALL);
    }

    /** Waits for what is being written, so that nothing is any more when the reading has ended, however it ended. */
    public void settle() {
        staging.settle(run);
    }

    /** Removes what was staged. */
    public void discard() {
        staging.discard(run);
    }

    private boolean judgeable(RosterFile file) {
        return files.containsKey(file) && !damaged.contains(file);
    }
}
