package org.kakehashi.hub.insight.internal.person;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfClass;
import org.kakehashi.hub.access.ErasureScope.OfPeriod;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.insight.internal.facts.FactErasure;
import org.kakehashi.hub.insight.internal.facts.FactErasureStore;
import org.kakehashi.hub.lrs.ErasureTarget;
import org.kakehashi.hub.lrs.StatementErasure;
import org.kakehashi.hub.lrs.StatementErasure.Counts;
import org.kakehashi.hub.lrs.StatementErasure.Erased;
import org.springframework.stereotype.Component;

/** Statements and the facts that come from them. */
@Component
class StudyErasure implements PersonData {
    private static final long FROM_START = -1;

    private final StatementErasure statements;
    private final FactErasure facts;
    private final FactErasureStore factRows;
    private final PersonTraces traces;
    private final TenantTransactions transactions;
    private final Clock clock;

    StudyErasure(
            StatementErasure statements,
            FactErasure facts,
            FactErasureStore factRows,
            PersonTraces traces,
            TenantTransactions transactions,
            Clock clock) {
        this.statements = statements;
        this.facts = facts;
        this.factRows = factRows;
        this.traces = traces;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        if (scope instanceof OfClass) {
            return Map.of();
        }
        Counts counts = statements.count(tenantId, target(tenantId, scope));
        Map<DataKind, Long> byKind = new EnumMap<>(DataKind.class);
        byKind.put(DataKind.STATEMENTS, counts.statements());
        byKind.put(DataKind.DOCUMENTS, counts.documents());
        byKind.put(DataKind.ATTACHMENTS, counts.attachments());
        if (scope instanceof OfPerson of) {
            byKind.put(DataKind.AGENTS, counts.agents());
            byKind.put(DataKind.FACTS, transactions.readOnly(tenantId, () -> facts.count(tenantId, of.personId())));
        }
        return byKind;
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfClass) {
            return;
        }
        ErasureTarget target = target(tenantId, scope);
        sweep(tenantId, target, tally);
        transactions.run(tenantId, () -> {
            Counts closed = statements.close(tenantId, target);
            tally.add(DataKind.DOCUMENTS, closed.documents());
            tally.add(DataKind.AGENTS, closed.agents());
            if (scope instanceof OfPerson of && target instanceof ErasureTarget.Agents named) {
                facts.forgetPerson(tenantId, of.personId(), named.forAllTime());
            }
        });
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfClass) {
            return true;
        }
        Instant upTo = scope instanceof OfPeriod period ? period.until() : Instant.EPOCH;
        if (!statements.isQuiet(tenantId, upTo)) {
            return false;
        }
        sweep(tenantId, new ErasureTarget.Stragglers(), tally);
        switch (target(tenantId, scope)) {
            case ErasureTarget.Period period -> settle(tenantId, period, tally);
            case ErasureTarget.Agents agents -> sweep(tenantId, forATime(agents), tally);
            case ErasureTarget.Stragglers all -> throw new IllegalStateException("No scope is stragglers only");
        }
        transactions.run(tenantId, () -> statements.settle(tenantId));
        long attachments = statements.removeUnusedAttachments(tenantId);
        transactions.run(tenantId, () -> tally.add(DataKind.ATTACHMENTS, attachments));
        statements.vacuum();
        factRows.vacuum();
        return true;
    }

    private void settle(int tenantId, ErasureTarget.Period period, Tally tally) {
        sweep(tenantId, period, tally);
        transactions.run(
                tenantId,
                () -> tally.add(
                        DataKind.DOCUMENTS, statements.close(tenantId, period).documents()));
        statements
                .batches(tenantId, period)
                .ifPresent(stretch -> transactions.run(
                        tenantId, () -> facts.forgetUnknownActors(tenantId, stretch.first(), stretch.last())));
    }

    /** Agents that stand for somebody else at another time keep their numbers, so their stragglers are found by themselves. */
    private static ErasureTarget forATime(ErasureTarget.Agents agents) {
        return new ErasureTarget.Agents(
                agents.traces().stream().filter(trace -> !trace.isForAllTime()).toList());
    }

    /**
     * Each transaction erases some statements and what the facts keep of them. Whoever is written about all the time is not followed
     * for ever: what comes from now on is looked after while settling.
     */
    private void sweep(int tenantId, ErasureTarget target, Tally tally) {
        long after = FROM_START;
        Instant begun = clock.instant();
        while (true) {
            long behind = after;
            List<Erased> erased = transactions.inTenant(tenantId, () -> eraseNext(tenantId, target, behind, tally));
            if (erased.isEmpty() || erased.getLast().stored().isAfter(begun)) {
                return;
            }
            after = erased.getLast().seq();
        }
    }

    private List<Erased> eraseNext(int tenantId, ErasureTarget target, long after, Tally tally) {
        List<Erased> erased = statements.eraseNext(tenantId, target, after);
        if (!erased.isEmpty()) {
            int kept = facts.forget(tenantId, erased.stream().map(Erased::id).toList());
            tally.add(DataKind.STATEMENTS, erased.size());
            tally.add(DataKind.FACTS, kept);
        }
        return erased;
    }

    private ErasureTarget target(int tenantId, ErasureScope scope) {
        return switch (scope) {
            case OfPerson of ->
                new ErasureTarget.Agents(
                        PersonTraces.of(transactions.readOnly(tenantId, () -> traces.links(tenantId, of.personId()))));
            case OfPeriod period ->
                new ErasureTarget.Period(period.from(), period.until(), period.clientId(), period.otherClients());
            case OfClass of -> throw new IllegalArgumentException(of + " holds no statements");
        };
    }
}
