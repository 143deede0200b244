package org.kakehashi.hub.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.hub.connect.ImportRun.Counts;
import org.kakehashi.hub.connect.ImportRun.Status;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Does one run, whatever becomes of it: applied, rejected, failed, or left for another attempt. */
@Component
class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int ATTEMPTS = 5;

    private final TenantTransactions transactions;
    private final Connectors connectors;
    private final GuardedHttp http;
    private final ImportFiles files;
    private final ImportStore runs;
    private final FindingStore findings;
    private final RosterRun rosters;
    private final RecordRun records;
    private final RunEnd end;
    private final int maxFindings;

    ImportRunner(
            TenantTransactions transactions,
            Connectors connectors,
            GuardedHttp http,
            ImportFiles files,
            ImportStore runs,
            FindingStore findings,
            RosterRun rosters,
            RecordRun records,
            RunEnd end,
            ConnectProperties properties) {
        this.transactions = transactions;
        this.connectors = connectors;
        this.http = http;
        this.files = files;
        this.runs = runs;
        this.findings = findings;
        this.rosters = rosters;
        this.records = records;
        this.end = end;
        this.maxFindings = properties.maxFindings();
    }

    /**
     * Does the run on this thread, which holds the tenant's lock.
     *
     * @throws org.springframework.dao.DataAccessException where the database can't be reached: the run stays to be done
     */
    void run(int tenantId, ImportRun run) {
        FindingLog log = new FindingLog(transactions, findings, tenantId, run.id(), maxFindings);
        RunInProgress progress = new RunInProgress(tenantId, run, log, transactions, runs);
        transactions.run(tenantId, () -> runs.start(tenantId, run.id()));
        log.begin();
        try {
            if (run.attempts() >= ATTEMPTS) {
                throw new IOException("The run was interrupted " + ATTEMPTS + " times.");
            }
            perform(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (IOException e) {
            fail(progress, ConnectRule.SOURCE_BROKE_OFF.brokenIn(name(run), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // While the hub stops, what an interrupted statement throws is no fault: the run is done again.
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LOG.error("Import {} of tenant {} met a fault", run.id(), tenantId, e);
            fail(progress, ConnectRule.FAULT.brokenIn(name(run), run.id()));
        }
    }

    private void fail(RunInProgress progress, Finding why) {
        progress.findings().report(why);
        end.finish(
                progress,
                Status.FAILED,
                new Counts(progress.read(), 0, 0, 0, progress.findings().failedRows()));
    }

    private void perform(RunInProgress progress) throws IOException, InterruptedException {
        ImportRun run = progress.run();
        if (run.connector().equals(ImportRun.REAPPLY) || run.connector().equals(ImportRun.DECIDED)) {
            records.reapply(progress);
            return;
        }
        ConnectorFactory factory = connectors
                .find(run.connector())
                .orElseThrow(() -> new IOException("The connector " + run.connector() + " is no longer installed."));
        try (Connector connector = factory.open(context(run))) {
            switch (connector) {
                case RosterSource roster -> rosters.run(progress, roster);
                case RecordSource source -> records.run(progress, source);
                default -> throw new IOException("The connector " + run.connector() + " gives nothing to import.");
            }
        }
    }

    private ConnectorContext context(ImportRun run) throws IOException {
        Optional<Path> file = Optional.ofNullable(run.storedFile()).map(files::path);
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            throw new IOException("The uploaded file is gone from the data folder. Import it again;"
                    + " hub nodes must share the data folder's imports.");
        }
        return new Context(run.settings(), file, Optional.ofNullable(run.fileName()), http);
    }

    private record Context(
            Map<String, String> settings, Optional<Path> file, Optional<String> fileName, HttpSender http)
            implements ConnectorContext {}

    private static String name(ImportRun run) {
        return run.fileName() == null ? run.connector() : run.fileName();
    }
}
