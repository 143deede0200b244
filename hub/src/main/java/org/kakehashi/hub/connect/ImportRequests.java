package org.kakehashi.hub.connect;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.ImportStore.NewRun;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Takes requests for imports, from wherever they come, and queues runs. */
@Component
class ImportRequests {
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final String PURPOSE = "purpose";
    private static final int LONGEST_SETTING = 100_000;
    private static final int LONGEST_FILE_NAME = 255;

    private final TenantTransactions transactions;
    private final Connectors connectors;
    private final ImportFiles files;
    private final ImportStore runs;
    private final AuditLog audit;
    private final ImportWorker worker;
    private final Purposes purposes;

    ImportRequests(
            TenantTransactions transactions,
            Connectors connectors,
            ImportFiles files,
            ImportStore runs,
            AuditLog audit,
            ImportWorker worker,
            Purposes purposes) {
        this.transactions = transactions;
        this.connectors = connectors;
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
    record Wanted(
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
        if (connectors.find(wanted.connector()).isEmpty()) {
            throw invalid("connector: choose one of "
                    + connectors.all().stream().map(ConnectorFactory::name).collect(Collectors.joining(", ")) + ".");
        }
        if (!SOURCE.matcher(wanted.source()).matches()) {
            throw invalid("source: a name of up to 64 letters, digits, '.', '_' or '-', such as city-roster.");
        }
        if (wanted.fileName().isBlank() || wanted.fileName().length() > LONGEST_FILE_NAME) {
            throw invalid("fileName: the file's name, up to 255 characters.");
        }
        if (!wanted.settings().getOrDefault(RosterRun.LARGEST_DROP, "0").matches("\\d{1,2}|100")) {
            throw invalid("setting.largestDrop: percent of the pupils, from 0 to 100.");
        }
        wanted.settings().forEach((name, value) -> {
            if (value.length() > LONGEST_SETTING) {
                throw invalid("setting." + name + ": longer than " + LONGEST_SETTING + " characters.");
            }
        });
    }

    /**
     * Keeps the file and queues a run.
     *
     * @return the run's id
     * @throws HubException INVALID_REQUEST where a parameter is wrong or the file is empty
     */
    long take(int tenantId, Wanted wanted, InputStream content) throws IOException {
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
                            wanted.requestedBy()));
            queued = true;
            return id;
        } finally {
            if (!queued) {
                files.delete(file.name());
            }
        }
    }

    /** Queues a run that takes up quarantined records again. */
    long reapplyQuarantine(int tenantId, String requestedBy) {
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
