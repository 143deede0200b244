package org.kakehashi.hub.connect.internal.instance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** A tenant's connector instances, for who looks at them and for their runs. */
@Component
public class Instances {
    private final TenantTransactions transactions;
    private final InstanceStore store;
    private final InstanceProgressStore progress;
    private final InstanceSecrets secrets;

    Instances(
            TenantTransactions transactions,
            InstanceStore store,
            InstanceProgressStore progress,
            InstanceSecrets secrets) {
        this.transactions = transactions;
        this.store = store;
        this.progress = progress;
        this.secrets = secrets;
    }

    /** All of a tenant, by name. */
    public List<ConnectorInstance> all(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.all(tenantId));
    }

    /**
     * The one of that id.
     *
     * @throws HubException NOT_FOUND
     */
    public ConnectorInstance get(int tenantId, UUID id) {
        return find(tenantId, id)
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no connector instance " + id + "."));
    }

    /** The one of that id, should there be one. */
    public Optional<ConnectorInstance> find(int tenantId, UUID id) {
        return transactions.readOnly(tenantId, () -> store.find(tenantId, id));
    }

    /** Names of the secrets that are set. */
    public Set<String> secretNames(int tenantId, UUID id) {
        return transactions
                .readOnly(tenantId, () -> store.secrets(tenantId, id))
                .map(secrets::kept)
                .orElse(Map.of())
                .keySet();
    }

    /**
     * Its secrets by name, in clear text, for a run.
     *
     * @throws IllegalStateException where they were sealed with another master key
     */
    public Map<String, String> secrets(int tenantId, UUID id) {
        return transactions
                .readOnly(tenantId, () -> store.secrets(tenantId, id))
                .map(secrets::open)
                .orElse(Map.of());
    }

    /**
     * Says, within the transaction that applies what a run read, how far the source has been read. Where the instance was changed since
     * the run began, its cursor stays.
     *
     * @param from the instance as it was when the run began
     */
    public void moveCursor(int tenantId, ConnectorInstance from, Cursor to) {
        progress.moveCursor(tenantId, from, to);
    }

    /** Those that are due. */
    public List<ConnectorInstance> due(int tenantId, Instant now) {
        return transactions.readOnly(tenantId, () -> progress.due(tenantId, now));
    }

    /** How many, not paused, brought nothing in when they ran last. */
    public long failing(int tenantId) {
        return transactions.readOnly(tenantId, () -> progress.failing(tenantId));
    }

    /** Takes one that is due, within the transaction that queues its run; false: another node has it. */
    public boolean claim(int tenantId, ConnectorInstance due, Instant now) {
        Schedule schedule = due.schedule();
        Instant from = due.nextRun() == null || now.isAfter(due.nextRun()) ? now : due.nextRun();
        return progress.claim(tenantId, due, schedule == null ? null : schedule.after(from));
    }

    /** Counts, within the transaction that ends a run, runs in a row that failed. */
    public void ended(int tenantId, UUID id, boolean failed) {
        progress.ended(tenantId, id, failed);
    }
}
