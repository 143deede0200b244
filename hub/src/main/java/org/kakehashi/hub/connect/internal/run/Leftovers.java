package org.kakehashi.hub.connect.internal.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.internal.journal.ImportFiles;
import org.kakehashi.hub.connect.internal.journal.ImportRun;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.RecordImports;
import org.kakehashi.hub.roster.RosterImports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Clears up after runs whose hub was killed between the run's outcome and the removal of what it worked with: rows in staging, and
 * uploaded files. They hold personal data, and nobody reads them any more.
 */
@Component
class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    /** By then, who ended a run has long cleared up itself. */
    private static final Duration ENDED = Duration.ofMinutes(10);

    private static final Duration UNWANTED = Duration.ofDays(1);

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final RunLeftoverStore runs;
    private final ImportFiles files;
    private final RunEnd end;
    private final RosterImports rosters;
    private final RecordImports records;
    private final Clock clock;

    Leftovers(
            Tenants tenants,
            TenantTransactions transactions,
            RunLeftoverStore runs,
            ImportFiles files,
            RunEnd end,
            RosterImports rosters,
            RecordImports records,
            Clock clock) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.runs = runs;
        this.files = files;
        this.end = end;
        this.rosters = rosters;
        this.records = records;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${hub.connect.sweep:1h}", initialDelayString = "${hub.connect.sweep-first:10s}")
    void sweep() {
        for (Tenant tenant : tenants.all()) {
            try {
                clearStaging(tenant.tenantId());
                putAway(tenant.tenantId());
                deleteFiles(tenant.tenantId());
            } catch (IOException | DataAccessException | TransactionException e) {
                LOG.warn("What runs of tenant {} left behind stays for now", tenant.tenantId(), e);
            }
        }
    }

    private void clearStaging(int tenantId) {
        Set<Long> staged = new TreeSet<>(rosters.staged(tenantId));
        staged.addAll(records.staged(tenantId));
        if (staged.isEmpty()) {
            return;
        }
        for (long over : transactions.readOnly(tenantId, () -> runs.endedOf(tenantId, staged, ENDED))) {
            rosters.discard(tenantId, over);
            records.discard(tenantId, over);
            LOG.info("What import {} of tenant {} had staged was removed", over, tenantId);
        }
    }

    /** What came by the watched folder belongs in its done or failed, with its report. */
    private void putAway(int tenantId) throws IOException {
        List<String> kept = files.olderThan(tenantId, clock.instant().minus(ENDED));
        if (kept.isEmpty()) {
            return;
        }
        for (ImportRun run : transactions.readOnly(tenantId, () -> runs.notPutAway(tenantId, kept, ENDED))) {
            end.putAway(tenantId, run, run.status());
        }
    }

    private void deleteFiles(int tenantId) throws IOException {
        List<String> old = files.olderThan(tenantId, clock.instant().minus(UNWANTED));
        if (old.isEmpty()) {
            return;
        }
        Set<String> wanted = transactions.readOnly(tenantId, () -> runs.wantedOf(tenantId, old));
        old.stream().filter(name -> !wanted.contains(name)).forEach(files::delete);
    }
}
