package org.kakehashi.hub.connect.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.statements.ReadStatement;
import org.kakehashi.connectors.spi.statements.StatementReceiver;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.lrs.StatementIntake;
import org.kakehashi.hub.lrs.StatementIntake.Brought;
import org.kakehashi.hub.lrs.StatementIntake.Outcome;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** Gathers what a source gives, so that it is stored many at once, and counts what became of it. */
class StatementBuffer implements StatementReceiver {
    private static final int MOST = 200;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final int ATTEMPTS = 60;
    private static final long PAUSE_MILLIS = 500;

    private final StatementIntake intake;
    private final RunInProgress progress;
    private final StatementIntake.Sender sender;
    private final Consumer<Cursor> checkpoints;
    private final List<ReadStatement> waiting = new ArrayList<>();
    private long bytes;
    private long stored;
    private long known;
    private boolean wrong;

    /**
     * @param checkpoints keeps how far the source was read, once all before it is stored
     */
    StatementBuffer(
            StatementIntake intake,
            RunInProgress progress,
            StatementIntake.Sender sender,
            Consumer<Cursor> checkpoints) {
        this.intake = intake;
        this.progress = progress;
        this.sender = sender;
        this.checkpoints = checkpoints;
    }

    @Override
    public void accept(ReadStatement statement) {
        progress.rowRead();
        waiting.add(statement);
        bytes += statement.json().length;
        statement.attachments().forEach(part -> bytes += part.data().length);
        if (waiting.size() == MOST || bytes >= MOST_BYTES) {
            flush();
        }
    }

    @Override
    public void checkpoint(Cursor reached) {
        flush();
        checkpoints.accept(reached);
    }

    @Override
    public void report(Finding finding) {
        wrong |= finding.severity() == Severity.ERROR;
        progress.reported(finding);
        progress.findings().report(finding);
    }

    /** Stores what waits. */
    void flush() {
        if (!waiting.isEmpty()) {
            List<Outcome> outcomes =
                    store(waiting.stream().map(StatementBuffer::brought).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                count(waiting.get(i), outcomes.get(i));
            }
            waiting.clear();
            bytes = 0;
        }
    }

    Counts counts() {
        return new Counts(progress.read(), stored, known, 0, progress.findings().failedRows());
    }

    /** Whether something is wrong with the source itself, or with its settings. */
    boolean sourceIsWrong() {
        return wrong;
    }

    private List<Outcome> store(List<Brought> brought) {
        for (int attempt = 1; ; attempt++) {
            try {
                return intake.store(
                        progress.tenantId(), sender, brought, progress.run().dryRun());
            } catch (HubException e) {
                if (e.code() != ErrorCode.UNAVAILABLE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunInProgress.InterruptedRun();
        }
    }

    private void count(ReadStatement statement, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored ignored -> stored++;
            case Outcome.Known ignored -> known++;
            case Outcome.Refused refused -> progress.findings().report(finding(statement, refused));
        }
    }

    /** Names the statement by its id, and cites nothing that may be about a person. */
    private static Finding finding(ReadStatement statement, Outcome.Refused refused) {
        return new Finding(
                Severity.ERROR,
                refused.code(),
                statement.origin().file(),
                statement.origin().line(),
                refused.place().isEmpty() ? null : refused.place(),
                refused.id() == null ? null : refused.id().toString(),
                new Text(refused.ja(), refused.en()),
                new Text(refused.remedyJa(), refused.remedyEn()));
    }

    private static Brought brought(ReadStatement statement) {
        return new Brought(
                statement.json(),
                statement.attachments().stream()
                        .map(part -> new StatementIntake.Data(part.sha2(), part.contentType(), part.data()))
                        .toList());
    }
}
