package org.kakehashi.hub.roster.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.StagedSoFar;
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
    private final LeavingGuard leaving;
    private final LinkStore links;
    private final IdentityLinks identities;
    private final AuditLog audit;
    private final OwnerDatabase owner;
    private final Clock clock;

    RosterSet(
            TenantTransactions transactions,
            StageStore stage,
            RosterCheckStore checks,
            RosterApplyStore roster,
            HistoryStore history,
            LeavingGuard leaving,
            LinkStore links,
            IdentityLinks identities,
            AuditLog audit,
            OwnerDatabase owner,
            Clock clock) {
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
        this.clock = clock;
    }

    /** One run and the rows on their way into staging. */
    public static final class Run {
        private final int tenantId;
        private final long importId;
        private final String source;
        private final Map<RosterFile, StagedBatch> batches = new LinkedHashMap<>();
        private final Map<RosterTable<?>, Long> staged = new LinkedHashMap<>();
        private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
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

        public String source() {
            return source;
        }

        public long read() {
            return read;
        }

        /** Waits for the batch that is being written; what went wrong with it goes wrong here. */
        private void settle() {
            CompletableFuture<Void> last = writing;
            writing = CompletableFuture.completedFuture(null);
            try {
                last.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException fault ? fault : e;
            }
        }
    }

    /** The runs of which anything is staged. */
    public Set<Long> staged(int tenantId) {
        return transactions.readOnly(tenantId, () -> stage.staged(tenantId));
    }

    /** Removes what a run staged. */
    public void clear(int tenantId, long importId) {
        transactions.run(tenantId, () -> stage.clear(tenantId, importId));
    }

    /** Removes what a run staged, and gives back the space where it was much. */
    public void discard(Run run) {
        clear(run.tenantId, run.importId);
        if (run.read > BATCH) {
            owner.vacuum(run.staged.keySet().stream().map(RosterTable::stage).toList());
        }
    }

    /** Takes one row; writes when a batch is full. */
    public void stage(Run run, RosterRecord row) {
        run.read++;
        StagedBatch batch = run.batches.computeIfAbsent(row.file(), file -> new StagedBatch(RosterTables.of(file)));
        batch.add(run.read, row);
        if (batch.rows() >= BATCH) {
            run.settle();
            run.batches.put(row.file(), new StagedBatch(batch.table()));
            // The next batch is read meanwhile.
            run.writing = CompletableFuture.runAsync(
                    () -> transactions.run(run.tenantId, () -> stage.insert(run.tenantId, run.importId, batch)),
                    Thread::startVirtualThread);
            run.staged.merge(batch.table(), (long) batch.rows(), Long::sum);
        }
    }

    /** Waits until all that was taken is written, but for batches that aren't full. */
    public void settle(Run run) {
        run.settle();
    }

    /** Writes what is still on its way, and in the same transaction what is done with the count of rows by staging table. */
    public void keep(Run run, Consumer<Map<String, Long>> remember) {
        run.settle();
        transactions.run(run.tenantId, () -> {
            writeAll(run);
            remember.accept(run.staged.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().stage(), Map.Entry::getValue)));
        });
    }

    /** Takes up what an earlier attempt staged until a checkpoint, without what came after it; false: some of it was lost. */
    public boolean goOn(Run run, StagedSoFar earlier) {
        return transactions.inTenant(run.tenantId, () -> {
            stage.trim(run.tenantId, run.importId, earlier.read());
            for (RosterTable<?> table : RosterTables.ALL) {
                long staged = earlier.staged().getOrDefault(table.stage(), 0L);
                if (stage.count(run.tenantId, run.importId, table) != staged) {
                    return false;
                }
                run.batches.put(table.file(), new StagedBatch(table));
                run.staged.put(table, staged);
            }
            run.read = earlier.read();
            return true;
        });
    }

    /** Writes what is still on its way. */
    public void flush(Run run) {
        run.settle();
        writeAll(run);
        owner.analyze(run.batches.values().stream()
                .map(batch -> batch.table().stage())
                .toList());
    }

    private void writeAll(Run run) {
        run.batches.values().stream().filter(batch -> batch.rows() > 0).forEach(batch -> write(run, batch));
    }

    private void write(Run run, StagedBatch batch) {
        transactions.run(run.tenantId, () -> stage.insert(run.tenantId, run.importId, batch));
        run.staged.merge(batch.table(), (long) batch.rows(), Long::sum);
        batch.clear();
    }

    /** Reports every breach of the rules for the whole set. */
    public void check(
            Run run, Map<RosterFile, DeliveryMode> files, Predicate<RosterFile> judgeable, Consumer<Finding> found) {
        var scope = new RosterCheckStore.Scope(
                run.tenantId, run.importId, run.source, SchoolDay.today(clock), FINDINGS_OF_A_KIND);
        transactions.run(run.tenantId, () -> {
            checks.joinWholeSets();
            RosterTables.ALL.forEach(table -> checks.duplicates(scope, table, found));
            for (References.Reference reference : References.ALL) {
                RosterFile target = reference.to().file();
                if (judgeable.test(target)) {
                    boolean bearable =
                            !reference.needed() && files.get(reference.from().file()) == DeliveryMode.DELTA;
                    checks.dangling(
                            scope,
                            reference,
                            files.get(target) != DeliveryMode.BULK,
                            bearable ? RosterRule.DANGLING_IN_CHANGES : RosterRule.DANGLING_REFERENCE,
                            found);
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
        checks.changedInPlace(scope, found);
        if (files.get(RosterFile.ROLES) == DeliveryMode.BULK && judgeable.test(RosterFile.ROLES)) {
            checks.usersWithoutRole(scope, found);
        }
    }

    /** Lets no run apply until the caller's transaction ends. */
    public void holdOff(int tenantId) {
        roster.holdOff(tenantId);
    }

    /**
     * Applies what was staged, within the caller's transaction.
     *
     * @throws ManyLeave where more pupils would leave than may
     */
    public RosterCounts apply(
            Run run, Map<RosterFile, DeliveryMode> files, Set<RosterFile> byUser, LocalDate today, Allowance allowed) {
        var unbound = new RosterApplyStore.Target(run.tenantId, run.importId, run.source, today, today);
        roster.lock(run.tenantId);
        refuseIfStagingWasLost(run);
        boolean whole = files.get(RosterFile.CLASSES) == DeliveryMode.BULK;
        var target = whole ? unbound.beginning(history.begins(unbound)) : unbound;
        var watched = leaving.watch(target, whole);
        Map<RosterTable<?>, Long> changed = new LinkedHashMap<>();
        Set<RosterTable<?>> ended = new HashSet<>();
        for (ApplyPlan plan : ApplyPlan.ALL) {
            DeliveryMode mode = files.getOrDefault(plan.table().file(), DeliveryMode.ABSENT);
            if (mode != DeliveryMode.ABSENT) {
                keepHistory(target, plan.table());
                changed.put(plan.table(), roster.upsert(target, plan));
                count(plan.table(), roster.end(target, plan, mode), changed, ended);
                if (mode == DeliveryMode.DELTA && byUser.contains(plan.table().file())) {
                    count(plan.table(), roster.endOfUsers(target, plan), changed, ended);
                }
            }
        }
        References.ALL.stream()
                .filter(reference -> reference.needed() && ended.contains(reference.to()))
                .forEach(reference -> count(
                        reference.from(),
                        roster.endReferring(target, ApplyPlan.of(reference.from()), reference),
                        changed,
                        ended));
        if (changed.getOrDefault(RosterTables.ENROLLMENT, 0L) > 0) {
            roster.dateMoves(target);
        }
        if (changed.getOrDefault(RosterTables.USER, 0L) > 0) {
            roster.persons(target);
            links.follow(run.tenantId, run.source, identities.personSource());
        }
        long sum = changed.values().stream().mapToLong(Long::longValue).sum();
        if (sum > 0) {
            leaving.refuse(target, watched, allowed);
        }
        audit.append(run.tenantId, event(run, sum));
        return new RosterCounts(sum, Math.max(0, run.read - sum));
    }

    private static void count(
            RosterTable<?> table, long rows, Map<RosterTable<?>, Long> changed, Set<RosterTable<?>> ended) {
        if (rows > 0) {
            changed.merge(table, rows, Long::sum);
            ended.add(table);
        }
    }

    private void keepHistory(RosterApplyStore.Target target, RosterTable<?> table) {
        if (table == RosterTables.ENROLLMENT) {
            history.keepEnrolments(target);
        } else if (table == RosterTables.USER_ROLE) {
            history.keepRoles(target);
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
