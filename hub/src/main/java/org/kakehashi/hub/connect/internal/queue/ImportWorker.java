package org.kakehashi.hub.connect.internal.queue;

import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.connect.internal.journal.ImportStore;
import org.kakehashi.hub.connect.internal.run.ImportRunner;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes up waiting runs: one thread a tenant, few tenants at once, and over all nodes never two runs of one tenant. */
@Component
public class ImportWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final TenantLockStore locks;
    private final ImportStore runs;
    private final ImportRunner runner;
    private final Semaphore places;
    private final Map<Integer, Thread> busy = new ConcurrentHashMap<>();
    private final Set<Integer> again = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    ImportWorker(
            Tenants tenants,
            TenantTransactions transactions,
            TenantLockStore locks,
            ImportStore runs,
            ImportRunner runner,
            ConnectProperties properties) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.locks = locks;
        this.runs = runs;
        this.runner = runner;
        this.places = new Semaphore(properties.concurrent());
    }

    /** Looks for runs that another node queued or left behind. */
    @Scheduled(fixedDelayString = "${hub.connect.poll:5s}", initialDelayString = "${hub.connect.poll-first:1s}")
    public void poll() {
        for (Tenant tenant : tenants.all()) {
            if (next(tenant.tenantId()).isPresent()) {
                wake(tenant.tenantId());
            }
        }
    }

    /** Says that the tenant may have a run waiting. */
    void wake(int tenantId) {
        again.add(tenantId);
        if (!stopping) {
            busy.computeIfAbsent(
                    tenantId, id -> Thread.ofVirtual().name("import-" + id).start(() -> work(id)));
        }
    }

    private void work(int tenantId) {
        try {
            places.acquire();
            try {
                while (again.remove(tenantId) && !stopping) {
                    locks.whileLocked(tenantId, () -> drain(tenantId));
                }
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | DataAccessException | TransactionException e) {
            // The run stays as it is; the next poll takes it up.
            LOG.warn("Imports of tenant {} have to wait: {}", tenantId, e.getMessage());
        } finally {
            busy.remove(tenantId);
        }
    }

    private void drain(int tenantId) {
        Optional<ImportRun> run = next(tenantId);
        while (run.isPresent() && !stopping) {
            runner.run(tenantId, run.get());
            run = next(tenantId);
        }
    }

    private Optional<ImportRun> next(int tenantId) {
        return transactions.readOnly(tenantId, () -> runs.next(tenantId));
    }

    /** Interrupts what runs; it begins again after the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : busy.values()) {
            thread.interrupt();
            thread.join(STOP);
        }
    }
}
