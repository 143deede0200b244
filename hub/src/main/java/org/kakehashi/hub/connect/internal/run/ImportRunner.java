package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.statements.StatementSink;
import org.kakehashi.connectors.spi.statements.StatementSource;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.finding.FindingLog;
import org.kakehashi.hub.connect.internal.finding.FindingStore;
import org.kakehashi.hub.connect.internal.finding.HiddenTexts;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Does one run, whatever becomes of it: applied, rejected, failed, or left for another attempt. */
@Component
public class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int ATTEMPTS = 5;
    private static final String DISK_FULL = "53100";

    private final TenantTransactions transactions;
    private final Connectors connectors;
    private final Instances instances;
    private final GuardedHttp http;
    private final ImportFiles files;
    private final ImportStore runs;
    private final FindingStore findings;
    private final RosterRun rosters;
    private final RecordRun records;
    private final StatementRun statements;
    private final RunEnd end;
    private final ConnectProperties properties;

    ImportRunner(
            TenantTransactions transactions,
            Connectors connectors,
            Instances instances,
            GuardedHttp http,
            ImportFiles files,
            ImportStore runs,
            FindingStore findings,
            RosterRun rosters,
            RecordRun records,
            StatementRun statements,
            RunEnd end,
            ConnectProperties properties) {
        this.transactions = transactions;
        this.connectors = connectors;
        this.instances = instances;
        this.http = http;
        this.files = files;
        this.runs = runs;
        this.findings = findings;
        this.rosters = rosters;
        this.records = records;
        this.statements = statements;
        this.end = end;
        this.properties = properties;
    }

    /**
     * Does the run on this thread, which holds the tenant's lock.
     *
     * @throws org.springframework.dao.DataAccessException where the database can't be reached: the run stays to be done
     */
    public void run(int tenantId, ImportRun run) {
        Optional<ConnectorInstance> instance =
                Optional.ofNullable(run.instanceId()).flatMap(id -> instances.find(tenantId, id));
        Optional<Map<String, String>> secrets = secrets(tenantId, instance.orElse(null));
        HiddenTexts hidden = HiddenTexts.of(secrets.orElse(Map.of()).values());
        FindingLog log = new FindingLog(transactions, findings, tenantId, run.id(), properties.maxFindings(), hidden);
        Map<String, String> settings =
                new HashMap<>(instance.map(ConnectorInstance::settings).orElse(run.settings()));
        settings.putAll(secrets.orElse(Map.of()));
        int attempt = transactions.inTenant(tenantId, () -> runs.start(tenantId, run.id()));
        RunInProgress progress = new RunInProgress(
                tenantId,
                run,
                attempt,
                instance.orElse(null),
                Map.copyOf(settings),
                log,
                transactions,
                runs,
                properties.longestRun());
        log.begin(rosters.kept(tenantId, run));
        try {
            if (secrets.isEmpty()) {
                fail(progress, ConnectRule.SECRETS_SEALED.brokenIn(Finding.SETTINGS), nothing(progress));
            } else {
                attempt(progress, hidden);
            }
        } catch (RunEnd.TakenOver e) {
            LOG.warn("Import {} of tenant {} was taken over by another attempt", run.id(), tenantId);
        }
    }

    /** Empty: they were sealed with another master key. */
    private Optional<Map<String, String>> secrets(int tenantId, @Nullable ConnectorInstance instance) {
        try {
            return Optional.of(instance == null ? Map.of() : instances.secrets(tenantId, instance.id()));
        } catch (IllegalStateException e) {
            LOG.warn("Secrets of a connector instance of tenant {} can't be opened", tenantId, e);
            return Optional.empty();
        }
    }

    private void attempt(RunInProgress progress, HiddenTexts hidden) {
        ImportRun run = progress.run();
        try {
            if (progress.attempt() > ATTEMPTS) {
                throw new IOException("The run was interrupted " + ATTEMPTS + " times.");
            }
            perform(progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessResourceFailureException | TransactionException | RunEnd.TakenOver e) {
            if (!isDiskFull(e)) {
                throw e;
            }
            breakOff(progress, ConnectRule.DISK_FULL.brokenIn(name(run)), null);
        } catch (RunInProgress.Overdue e) {
            giveWay(progress, e.counts());
        } catch (StatementRun.BrokeOff e) {
            breakOff(
                    progress,
                    ConnectRule.BROKE_OFF_PARTWAY.brokenIn(name(run), String.valueOf(e.getMessage())),
                    e.counts());
        } catch (IOException e) {
            // While the hub stops, what an interrupted reader or statement throws is no fault: the run is done again.
            if (!Thread.currentThread().isInterrupted()) {
                breakOff(
                        progress,
                        ConnectRule.SOURCE_BROKE_OFF.brokenIn(name(run), String.valueOf(e.getMessage())),
                        null);
            }
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LOG.error("Import {} of tenant {} met a fault: {}", run.id(), progress.tenantId(), hidden.trace(e));
            fail(progress, ConnectRule.FAULT.brokenIn(name(run), run.id()), nothing(progress));
        }
    }

    private static boolean isDiskFull(RuntimeException e) {
        return e instanceof NestedRuntimeException nested
                && nested.getMostSpecificCause() instanceof SQLException sql
                && DISK_FULL.equals(sql.getSQLState());
    }

    /** Done: what this attempt brought in and stays; null: nothing. */
    private void breakOff(RunInProgress progress, Finding why, @Nullable Counts done) {
        if (!end.tryAgain(progress, why, done == null ? Counts.NONE : done)) {
            fail(progress, why, done == null ? nothing(progress) : done);
        }
    }

    /** Where another attempt would go on from here it waits for its turn; one that begins anew would come no further. */
    private void giveWay(RunInProgress progress, @Nullable Counts done) {
        Finding why = ConnectRule.TOO_LONG.brokenIn(
                name(progress.run()), properties.longestRun().toMinutes());
        if (progress.hasKeptPlace()) {
            breakOff(progress, why, done);
        } else {
            fail(progress, why, done == null ? nothing(progress) : done);
        }
    }

    private void fail(RunInProgress progress, Finding why, Counts counts) {
        rosters.giveUp(progress);
        progress.findings().report(why);
        end.finish(progress, Status.FAILED, counts);
    }

    /** The counts of a run that changed nothing. */
    private static Counts nothing(RunInProgress progress) {
        return new Counts(progress.read(), 0, 0, 0, progress.findings().failedRows());
    }

    private void perform(RunInProgress progress) throws IOException, InterruptedException {
        ImportRun run = progress.run();
        if (run.connector().equals(ImportRun.REAPPLY) || run.connector().equals(ImportRun.DECIDED)) {
            records.reapply(progress);
            return;
        }
        if (run.instanceId() != null && progress.instance() == null) {
            throw new IOException("Its connector instance was deleted.");
        }
        ConnectorFactory factory = connectors
                .find(run.connector())
                .orElseThrow(() -> new IOException("The connector " + run.connector() + " is no longer installed."));
        try (Connector connector = factory.open(context(progress))) {
            switch (connector) {
                case RosterSource roster -> rosters.run(progress, roster);
                case RecordSource source -> records.run(progress, source);
                case StatementSource source -> statements.run(progress, source);
                case StatementSink sink -> statements.hasten(progress);
                default -> throw new IOException("The connector " + run.connector() + " gives nothing to import.");
            }
        }
    }

    private ConnectorContext context(RunInProgress progress) throws IOException {
        ImportRun run = progress.run();
        Optional<Path> file = Optional.ofNullable(run.storedFile()).map(files::path);
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            throw new IOException("The uploaded file is gone from the data folder. Import it again;"
                    + " hub nodes must share the data folder's imports.");
        }
        return new Context(progress.settings(), file, Optional.ofNullable(run.fileName()), request -> {
            progress.goOnReading();
            return http.send(request);
        });
    }

    private record Context(
            Map<String, String> settings, Optional<Path> file, Optional<String> fileName, HttpSender http)
            implements ConnectorContext {}

    private static String name(ImportRun run) {
        return run.fileName() == null ? run.connector() : run.fileName();
    }
}
