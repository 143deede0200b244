package org.kakehashi.hub.connect.internal.queue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.InstanceRules;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.connect.internal.journal.ImportStore.NewRun;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Takes requests for imports, from wherever they come, and queues runs. */
@Component
public class ImportRequests {
    private static final String PURPOSE = "purpose";
    private static final int LONGEST_SETTING = 100_000;
    private static final int LONGEST_FILE_NAME = 255;

    private final TenantTransactions transactions;
    private final InstanceRules rules;
    private final ImportFiles files;
    private final ImportStore runs;
    private final AuditLog audit;
    private final ImportWorker worker;
    private final Purposes purposes;

    ImportRequests(
            TenantTransactions transactions,
            InstanceRules rules,
            ImportFiles files,
            ImportStore runs,
            AuditLog audit,
            ImportWorker worker,
            Purposes purposes) {
        this.transactions = transactions;
        this.rules = rules;
        this.files = files;
        this.runs = runs;
        this.audit = audit;
        this.worker = worker;
        this.purposes = purposes;
    }

    /**
     * What is to be imported.
     *
     * @param fileName as people know the file
     * @param settings the connector's, and {@code purpose}: the key of the tenant's purpose for which the data is brought in
     * @param inboxFile its place in the watched folder, where it came from there
     */
    public record Wanted(
            String connector,
            String source,
            String fileName,
            Map<String, String> settings,
            @Nullable String inboxFile,
            String requestedBy) {}

    /**
     * Checks what is wanted before any of the file is read.
     *
     * @throws HubException INVALID_REQUEST, naming the parameter
     */
    void check(Wanted wanted) {
        ConnectorFactory factory = rules.connector(wanted.connector());
        if (factory.input() == Input.NETWORK) {
            throw invalid("connector: " + factory.name() + " reads no files. Make an instance of it.");
        }
        checkSource("source", wanted.source());
        checkFileName(wanted.fileName());
        Connectors.SHARES.stream()
                .map(Setting::name)
                .filter(name -> !InstanceRules.isPercent(wanted.settings().getOrDefault(name, "0")))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid("setting." + name + ": percent of the pupils, from 0 to 100.");
                });
        wanted.settings().forEach((name, value) -> {
            if (value.length() > LONGEST_SETTING) {
                throw invalid("setting." + name + ": longer than " + LONGEST_SETTING + " characters.");
            }
        });
        // Settings of an import stand in its row; an instance's secrets don't.
        factory.settings().stream()
                .filter(setting ->
                        setting.kind() == Kind.SECRET && wanted.settings().containsKey(setting.name()))
                .findFirst()
                .ifPresent(secret -> {
                    throw invalid("setting." + secret.name() + ": is secret. Make an instance, which keeps it sealed.");
                });
    }

    /** @throws HubException INVALID_REQUEST where no file may be called so */
    static void checkFileName(String fileName) {
        if (fileName.isBlank() || fileName.length() > LONGEST_FILE_NAME) {
            throw invalid("fileName: the file's name, up to 255 characters.");
        }
    }

    /**
     * Checks a name of a source.
     *
     * @throws HubException INVALID_REQUEST, naming the parameter
     */
    public static void checkSource(String parameter, String source) {
        if (!InstanceRules.isSource(source)) {
            throw invalid(parameter + ": a name of up to 64 letters, digits, '.', '_' or '-', such as city-roster.");
        }
    }

    /**
     * Keeps the file and queues a run.
     *
     * @return the run's id
     * @throws HubException INVALID_REQUEST where a parameter is wrong or the file is empty
     */
    public long take(int tenantId, Wanted wanted, InputStream content) throws IOException {
        check(wanted);
        ImportFiles.Stored file = files.keep(tenantId, content);
        boolean queued = false;
        try {
            if (file.size() == 0) {
                throw invalid("The body is empty: send the file's bytes.");
            }
            long id = queue(
                    tenantId,
                    new NewRun(
                            wanted.connector(),
                            wanted.source(),
                            wanted.fileName(),
                            file,
                            ofConnector(wanted.settings()),
                            wanted.inboxFile(),
                            wanted.settings().getOrDefault(PURPOSE, Purposes.SCHOOL_AFFAIRS),
                            wanted.requestedBy(),
                            null,
                            false));
            queued = true;
            return id;
        } finally {
            if (!queued) {
                files.delete(file.name());
            }
        }
    }

    /** Queues a run that takes up quarantined records again. */
    public long reapplyQuarantine(int tenantId, String requestedBy) {
        return queue(tenantId, NewRun.reapply(requestedBy));
    }

    private long queue(int tenantId, NewRun run) {
        long id = transactions.inTenant(tenantId, () -> {
            if (!purposes.exists(tenantId, run.purpose())) {
                throw invalid("setting.purpose: the key of one of the tenant's purposes, such as school-affairs.");
            }
            long made = runs.queue(tenantId, run);
            String detail = "import:%d connector:%s source:%s purpose:%s"
                    .formatted(made, run.connector(), run.source(), run.purpose());
            audit.append(tenantId, new AuditEvent(run.requestedBy(), "connect.request-import", null, detail));
            return made;
        });
        worker.wake(tenantId);
        return id;
    }

    private static Map<String, String> ofConnector(Map<String, String> settings) {
        Map<String, String> others = new HashMap<>(settings);
        others.remove(PURPOSE);
        return others;
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
