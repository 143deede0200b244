package org.kakehashi.hub.roster.internal.apply;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.internal.people.LinkStore;
import org.kakehashi.hub.roster.internal.stage.Staging;
import org.kakehashi.hub.roster.internal.stage.StagingRun;
import org.kakehashi.hub.roster.internal.table.References;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.stereotype.Component;

/** Brings the roster up to what a run staged. */
@Component
public class RosterApply {
    private final Staging staging;
    private final RosterApplyStore roster;
    private final HistoryStore history;
    private final LeavingGuard leaving;
    private final LinkStore links;
    private final IdentityLinks identities;
    private final AuditLog audit;

    RosterApply(
            Staging staging,
            RosterApplyStore roster,
            HistoryStore history,
            LeavingGuard leaving,
            LinkStore links,
            IdentityLinks identities,
            AuditLog audit) {
        this.staging = staging;
        this.roster = roster;
        this.history = history;
        this.leaving = leaving;
        this.links = links;
        this.identities = identities;
        this.audit = audit;
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
            StagingRun run,
            Map<RosterFile, DeliveryMode> files,
            Set<RosterFile> byUser,
            LocalDate today,
            Allowance allowed) {
        var unbound = new RosterApplyStore.Target(run.tenantId(), run.importId(), run.source(), today, today);
        staging.joinWholeSets();
        roster.lock(run.tenantId());
        staging.refuseIfLost(run);
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
            links.follow(run.tenantId(), run.source(), identities.personSource());
        }
        long sum = changed.values().stream().mapToLong(Long::longValue).sum();
        if (sum > 0) {
            leaving.refuse(target, watched, allowed);
        }
        audit.append(run.tenantId(), event(run, sum));
        return new RosterCounts(sum, Math.max(0, run.read() - sum));
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

    private static AuditEvent event(StagingRun run, long changed) {
        return new AuditEvent(
                AuditEvent.SYSTEM,
                "roster.import",
                null,
                "import:%d source:%s read:%d changed:%d".formatted(run.importId(), run.source(), run.read(), changed));
    }
}
