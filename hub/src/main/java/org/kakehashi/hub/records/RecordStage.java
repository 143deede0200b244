package org.kakehashi.hub.records;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.hub.records.internal.RecordSet;

/** The staged records of one run: filled by a connector, then applied. For one thread. */
public final class RecordStage implements RecordSink {
    private final RecordSet set;
    private final RecordSet.Run run;
    private final Findings findings;
    private @Nullable Row lastFailed;
    private long failed;

    private record Row(String file, @Nullable Long line) {}

    RecordStage(RecordSet set, RecordSet.Run run, Findings findings) {
        this.set = set;
        this.run = run;
        this.findings = findings;
    }

    @Override
    public void accept(SchoolRecord row) {
        set.stage(run, row, findings);
    }

    @Override
    public void report(Finding finding) {
        Row row = new Row(finding.file(), finding.line());
        if (finding.severity() == Severity.ERROR && !Objects.equals(row, lastFailed)) {
            failed++;
            lastFailed = row;
        }
        findings.report(finding);
    }

    /** Records that were staged. */
    public long read() {
        return run.read();
    }

    /** Rows that the connector had to leave out; their findings stand together. */
    public long failed() {
        return failed;
    }

    /** Writes what is still on its way to staging, and settles which row counts where a key occurs twice. */
    public void finish() {
        set.finish(run, findings);
    }

    /** Brings the records up to what was staged, within the caller's transaction of the tenant, as its last step. */
    public RecordCounts apply() {
        return set.apply(run);
    }

    /** What became of a row that was staged. */
    public enum Outcome {
        /** Added, or another than what stood. */
        CHANGED,
        /** Stood already. */
        UNCHANGED,
        /** Waits for the roster. */
        QUARANTINED
    }

    /** What became of the staged rows by their lines, once they are applied, in the same transaction; for small sets. */
    public Map<Long, Outcome> outcomes() {
        return set.outcomes(run);
    }

    /** Removes what was staged. */
    public void discard() {
        set.discard(run);
    }
}
