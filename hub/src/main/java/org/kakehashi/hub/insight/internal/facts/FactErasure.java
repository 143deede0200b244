package org.kakehashi.hub.insight.internal.facts;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.insight.internal.facts.CursorStore.Position;
import org.kakehashi.hub.lrs.AgentId;
import org.springframework.stereotype.Component;

/**
 * Forgets what the facts keep of erased statements. Every method runs in the transaction that erases them, and holds the follower's
 * place meanwhile, so that a page it has read already can't bring them back.
 */
@Component
public class FactErasure {
    private final CursorStore cursors;
    private final FactErasureStore store;
    private final StatementStore statements;
    private final Recalculation recalculation;

    FactErasure(CursorStore cursors, FactErasureStore store, StatementStore statements, Recalculation recalculation) {
        this.cursors = cursors;
        this.store = store;
        this.statements = statements;
        this.recalculation = recalculation;
    }

    /** How many statements are kept of a person. */
    public long count(int tenantId, UUID personId) {
        return store.count(tenantId, personId);
    }

    /** Drops these statements and computes the days anew that they touched; how many were kept. */
    public int forget(int tenantId, Collection<UUID> statementIds) {
        Position at = cursors.hold(tenantId).changed();
        int kept = store.kept(tenantId, statementIds);
        Set<PersonDay> touched = statements.forget(tenantId, statementIds);
        recalculation.run(tenantId, touched, at.revision());
        cursors.save(tenantId, at);
        return kept;
    }

    /**
     * Drops all facts of a person, whose statements are erased, and the notes of actors that could have become them.
     *
     * @param agents as whom the person, and nobody else, was known
     */
    public void forgetPerson(int tenantId, UUID personId, Collection<AgentId> agents) {
        cursors.save(tenantId, cursors.hold(tenantId).changed());
        store.forgetPerson(tenantId, personId);
        store.forgetActors(tenantId, agents.stream().map(StatementPages::actor).toList());
    }

    /** Drops the notes of unknown actors within a stretch of the log, which is read again to note those that are still there. */
    public void forgetUnknownActors(int tenantId, long firstBatch, long lastBatch) {
        Position at = cursors.hold(tenantId);
        store.forgetActors(tenantId, firstBatch, lastBatch)
                .ifPresent(again -> cursors.save(tenantId, at.replaying(again.first(), again.last())));
    }
}
