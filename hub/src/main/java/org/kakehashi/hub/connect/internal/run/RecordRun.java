package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Phase;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.records.RecordCounts;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.records.RecordStage;
import org.springframework.stereotype.Component;

/**
 * A run that brings school-affairs records. Rows with errors are left out and reported, rows whose pupil is unknown wait;
 * all others are applied at once.
 */
@Component
public class RecordRun {
    /** The setting that names the roster whose keys the records use. */
    public static final String ROSTER_SOURCE = "rosterSource";

    private final RecordImports records;
    private final RunEnd end;

    RecordRun(RecordImports records, RunEnd end) {
        this.records = records;
        this.end = end;
    }

    void run(RunInProgress progress, RecordSource source) throws IOException, InterruptedException {
        ImportRun run = progress.run();
        RecordStage stage = records.open(
                progress.tenantId(),
                run.id(),
                run.source(),
                progress.settings().get(ROSTER_SOURCE),
                progress.findings());
        try {
            Cursor reached = source.readRecords(progress.since(), new CountedSink(stage, progress));
            boolean nothing = stage.read() == 0 && progress.findings().count() == 0;
            // A service that has nothing new is no fault.
            if (nothing && run.fileName() != null) {
                progress.findings().report(ConnectRule.NOTHING_READ.brokenIn(String.valueOf(run.fileName())));
            }
            if (stage.read() == 0 && progress.findings().count() > 0) {
                end.finish(
                        progress,
                        Status.REJECTED,
                        new Counts(0, 0, 0, 0, progress.findings().failedRows()));
            } else {
                apply(progress, stage, reached);
            }
        } finally {
            stage.discard();
        }
    }

    /** Takes up what waits in quarantine, all of it or what was decided meanwhile. */
    void reapply(RunInProgress progress) {
        ImportRun run = progress.run();
        RecordStage stage = records.reopenQuarantine(
                progress.tenantId(), run.id(), run.connector().equals(ImportRun.DECIDED), progress.findings());
        try {
            apply(progress, stage, Cursor.START);
        } finally {
            stage.discard();
        }
    }

    private void apply(RunInProgress progress, RecordStage stage, Cursor reached) {
        progress.enter(Phase.CHECKING);
        stage.finish();
        end.apply(progress, reached, () -> {
            RecordCounts counts = stage.apply();
            return new Counts(
                    stage.read(),
                    counts.changed(),
                    counts.unchanged(),
                    counts.quarantined(),
                    progress.findings().failedRows());
        });
    }

    private record CountedSink(RecordStage stage, RunInProgress progress) implements RecordSink {
        @Override
        public void accept(SchoolRecord row) {
            progress.rowRead();
            stage.accept(row);
        }

        @Override
        public void report(Finding finding) {
            progress.reported(finding);
            stage.report(finding);
        }
    }
}
