package org.kakehashi.hub.roster.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.RosterCounts;
import org.springframework.stereotype.Component;

/** The steps of an import: stage in batches, check the whole set, apply. */
@Component
public class RosterSet {
    private static final int BATCH = 2000;
    private static final int FINDINGS_OF_A_KIND = 20_000;

    private final TenantTransactions transactions;
    private final StageStore stage;
    private final RosterCheckStore checks;
    private final RosterApplyStore roster;
    private final HistoryStore history;
    private final LeavingStore leaving;
    private final LinkStore links;
    private final IdentityLinks identities;
    private final AuditLog audit;
    private final OwnerDatabase owner;

    RosterSet(
            TenantTransactions transactions,
            StageStore stage,
            RosterCheckStore checks,
            RosterApplyStore roster,
            HistoryStore history,
            LeavingStore leaving,
            LinkStore links,
            IdentityLinks identities,
            AuditLog audit,
            OwnerDatabase owner) {
        this.transactions = transactions;
        this.stage = stage;
        this.checks = checks;
        this.roster = roster;
        this.history = history;
        this.leaving = leaving;
        this.links = links;
        this.identities = identities;
        this.audit = audit;
        this.owner = owner;
    }

    /** One run and the rows on their way into staging. */
    public static final class Run {
        private final int tenantId;
        private final long importId;
        private final String source;
        private final Map<RosterFile, StagedBatch> batches = new LinkedHashMap<>();
        private final Map<RosterTable<?>, Long> staged = new LinkedHashMap<>();
        private long read;

        /** A run that has read nothing yet. */
        public Run(int tenantId, long importId, String source) {
            this.tenantId = tenantId;
            this.importId = importId;
            this.source = source;
        }

        public int tenantId() {
            return tenantId;
        }

        public long importId() {
            return importId;
        }

        public long read() {
            return read;
        }
    }

    /** Removes what a run staged. */
    public void clear(int tenantId, long importId) {
        transactions.run(tenantId, () -> stage.clear(tenantId, importId));
    }

    /** Takes one row; writes when a batch is full. Rows of files that the hub keeps no records of are only counted. */
    public void stage(Run run, RosterRecord row) {
        run.read++;
        RosterTable<?> table = RosterTables.of(row.file());
        if (table == null) {
            return;
        }
        StagedBatch batch = run.batches.computeIfAbsent(row.file(), file -> new StagedBatch(table));
        batch.add(run.read, row);
        if (batch.rows() >= BATCH) {
            write(run, batch);
        }
    }

    /** Writes what is still on its way. */
    public void flush(Run run) {
        run.batches.values().stream().filter(batch -> batch.rows() > 0).forEach(batch -> write(run, batch));
        owner.analyze(run.batches.values().stream()
                .map(batch -> batch.table().stage())
                .toList());
    }

    private void write(Run run, StagedBatch batch) {
        transactions.run(run.tenantId, () -> stage.insert(run.tenantId, run.importId, batch));
        run.staged.merge(batch.table(), (long) batch.rows(), Long::sum);
        batch.clear();
    }

    /** Reports every breach of the rules for the whole set. */
    public void check(
            Run run, Map<RosterFile, DeliveryMode> files, Predicate<RosterFile> judgeable, Consumer<Finding> found) {
        var scope = new RosterCheckStore.Scope(run.tenantId, run.importId, run.source, FINDINGS_OF_A_KIND);
        transactions.run(run.tenantId, () -> {
            checks.joinWholeSets();
            RosterTables.ALL.forEach(table -> checks.duplicates(scope, table, found));
            for (References.Reference reference : References.ALL) {
                RosterFile target = reference.to().file();
                if (judgeable.test(target)) {
                    checks.dangling(scope, reference, files.get(target) != DeliveryMode.BULK, found);
                }
            }
            checkPrimaries(scope, files, judgeable, found);
        });
    }

    private void checkPrimaries(
            RosterCheckStore.Scope scope,
            Map<RosterFile, DeliveryMode> files,
            Predicate<RosterFile> judgeable,
            Consumer<Finding> found) {
        checks.sharedByUsers(
                scope, RosterRule.DUPLICATE_MASTER_IDENTIFIER, "master_identifier", "userMasterIdentifier", found);
        checks.sharedByUsers(scope, RosterRule.USERNAME_NOT_UNIQUE, "username", "username", found);
        checks.schools(scope, found);
        checks.primaryRoles(scope, found);
        checks.primaryTeachers(scope, found);
        checks.homerooms(scope, found);
        if (files.get(RosterFile.ROLES) == DeliveryMode.BULK && judgeable.test(RosterFile.ROLES)) {
            checks.usersWithoutRole(scope, found);
        }
    }

    /**
     * Applies what was staged, within the caller's transaction.
     *
     * @throws ManyLeave where more pupils would leave than may
     */
    public RosterCounts apply(Run run, Map<RosterFile, DeliveryMode> files, LocalDate today, Allowance allowed) {
        var unbound = new RosterApplyStore.Target(run.tenantId, run.importId, run.source, today, today);
        roster.lock(run.tenantId);
        refuseIfStagingWasLost(run);
        boolean whole = files.get(RosterFile.CLASSES) == DeliveryMode.BULK
                && files.get(RosterFile.ENROLLMENTS) == DeliveryMode.BULK;
        var target = whole ? unbound.beginning(history.begins(unbound)) : unbound;
        leaving.remember(target);
        Map<RosterTable<?>, Long> changed = new LinkedHashMap<>();
        for (ApplyPlan plan : ApplyPlan.ALL) {
            DeliveryMode mode = files.getOrDefault(plan.table().file(), DeliveryMode.ABSENT);
            if (mode != DeliveryMode.ABSENT) {
                keepHistory(target, plan.table());
                changed.put(plan.table(), roster.apply(target, plan, mode));
            }
        }
        if (changed.getOrDefault(RosterTables.ENROLLMENT, 0L) > 0) {
            roster.dateMoves(target);
        }
        if (changed.getOrDefault(RosterTables.USER, 0L) > 0) {
            roster.persons(target);
            links.follow(run.tenantId, run.source, identities.personSource());
        }
        long sum = changed.values().stream().mapToLong(Long::longValue).sum();
        if (sum > 0) {
            refuseIfManyLeave(target, allowed);
        }
        audit.append(run.tenantId, event(run, sum));
        return new RosterCounts(sum, Math.max(0, run.read - sum));
    }

    private void keepHistory(RosterApplyStore.Target target, RosterTable<?> table) {
        if (table == RosterTables.ENROLLMENT) {
            history.keepEnrolments(target);
        } else if (table == RosterTables.USER_ROLE) {
            history.keepRoles(target);
        }
    }

    private void refuseIfManyLeave(RosterApplyStore.Target target, Allowance allowed) {
        ManyLeave many = new ManyLeave(leaving.leaving(target));
        if (allowed.exceededBy(many.leaving(), many.enrolled())) {
            throw many;
        }
    }

    /** Staging is unlogged: a crash of the database in mid-run empties it, and what is left is no whole roster. */
    private void refuseIfStagingWasLost(Run run) {
        run.staged.forEach((table, rows) -> {
            if (stage.count(run.tenantId, run.importId, table) != rows) {
                throw new IllegalStateException(
                        "Staged rows of " + table.stage() + " were lost; import the file again");
            }
        });
    }

    private static AuditEvent event(Run run, long changed) {
        return new AuditEvent(
                AuditEvent.SYSTEM,
                "roster.import",
                null,
                "import:%d source:%s read:%d changed:%d".formatted(run.importId, run.source, run.read, changed));
    }
}
