package org.kakehashi.hub.connect.internal.queue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.ConnectorFactory.Input;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.InstanceRules;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.connect.internal.journal.ImportStore.NewRun;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Queues runs of connector instances: on demand, with a file, and when one is due. */
@Component
public class InstanceRuns {
    private final TenantTransactions transactions;
    private final Instances instances;
    private final InstanceRules rules;
    private final ImportFiles files;
    private final ImportStore runs;
    private final InstanceRunStore ofInstances;
    private final AuditLog audit;
    private final ImportWorker worker;
    private final Clock clock;

    InstanceRuns(
            TenantTransactions transactions,
            Instances instances,
            InstanceRules rules,
            ImportFiles files,
            ImportStore runs,
            InstanceRunStore ofInstances,
            AuditLog audit,
            ImportWorker worker,
            Clock clock) {
        this.transactions = transactions;
        this.instances = instances;
        this.rules = rules;
        this.files = files;
        this.runs = runs;
        this.ofInstances = ofInstances;
        this.audit = audit;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * How a run is wanted.
     *
     * @param dryRun whether it only tells what would change
     */
    public record Wanted(UUID instanceId, boolean dryRun, String requestedBy) {}

    /**
     * Queues a run of an instance that reads from a service. One that waits already is the one, and waits no longer.
     *
     * @return the run's id
     * @throws HubException NOT_FOUND; INVALID_REQUEST where it reads files
     */
    public long now(int tenantId, Wanted wanted) {
        ConnectorInstance instance = instances.get(tenantId, wanted.instanceId());
        if (reads(instance) == Input.FILE) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "The instance reads files: send the file's bytes as the body.");
        }
        long id = transactions.inTenant(tenantId, () -> {
            ofInstances.lock(tenantId);
            Optional<Long> waiting = ofInstances.hasten(tenantId, instance.id(), wanted.dryRun());
            return waiting.orElseGet(() -> queue(tenantId, instance, wanted, null, null));
        });
        worker.wake(tenantId);
        return id;
    }

    /**
     * Keeps a file for an instance that reads files, and queues a run.
     *
     * @param fileName as people know the file
     * @return the run's id
     * @throws HubException NOT_FOUND; INVALID_REQUEST where it reads none, or the file is empty
     */
    public long read(int tenantId, Wanted wanted, String fileName, InputStream content) throws IOException {
        ConnectorInstance instance = instances.get(tenantId, wanted.instanceId());
        if (reads(instance) == Input.NETWORK) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "The instance reads from a service, and takes no file.");
        }
        ImportRequests.checkFileName(fileName);
        ImportFiles.Stored file = files.keep(tenantId, content);
        boolean queued = false;
        try {
            if (file.size() == 0) {
                throw new HubException(ErrorCode.INVALID_REQUEST, "The body is empty: send the file's bytes.");
            }
            long id = transactions.inTenant(tenantId, () -> queue(tenantId, instance, wanted, fileName, file));
            queued = true;
            worker.wake(tenantId);
            return id;
        } finally {
            if (!queued) {
                files.delete(file.name());
            }
        }
    }

    /**
     * Queues a run of each instance that is due, once over all nodes. However many times were missed, one run makes up for them; and
     * where a run of the instance is still to be done, that one does.
     */
    public void due(int tenantId) {
        List<ConnectorInstance> due = instances.due(tenantId, clock.instant());
        for (ConnectorInstance instance : due) {
            boolean queued = transactions.inTenant(tenantId, () -> {
                ofInstances.lock(tenantId);
                if (!instances.claim(tenantId, instance, clock.instant())
                        || ofInstances.anyOpen(tenantId, instance.id())) {
                    return false;
                }
                queue(tenantId, instance, new Wanted(instance.id(), false, AuditEvent.SYSTEM), null, null);
                return true;
            });
            if (queued) {
                worker.wake(tenantId);
            }
        }
    }

    /** The last runs of an instance, newest first, before the run of that id. */
    public List<ImportRun> history(int tenantId, UUID instanceId, long beforeId, int max) {
        return transactions.readOnly(tenantId, () -> ofInstances.ofInstance(tenantId, instanceId, beforeId, max));
    }

    /**
     * Whether an instance reads files.
     *
     * @throws HubException NOT_FOUND
     */
    public boolean readsFiles(int tenantId, UUID instanceId) {
        return reads(instances.get(tenantId, instanceId)) == Input.FILE;
    }

    private Input reads(ConnectorInstance instance) {
        return rules.connector(instance.connector()).input();
    }

    private long queue(
            int tenantId,
            ConnectorInstance instance,
            Wanted wanted,
            @Nullable String fileName,
            ImportFiles.@Nullable Stored file) {
        long id = runs.queue(
                tenantId,
                new NewRun(
                        instance.connector(),
                        instance.source(),
                        fileName,
                        file,
                        Map.of(),
                        null,
                        instance.purpose(),
                        wanted.requestedBy(),
                        instance.id(),
                        wanted.dryRun()));
        String detail = "import:%d instance:%s connector:%s source:%s purpose:%s%s"
                .formatted(
                        id,
                        instance.id(),
                        instance.connector(),
                        instance.source(),
                        instance.purpose(),
                        wanted.dryRun() ? " dry-run" : "");
        audit.append(tenantId, new AuditEvent(wanted.requestedBy(), "connect.request-import", null, detail));
        return id;
    }
}
