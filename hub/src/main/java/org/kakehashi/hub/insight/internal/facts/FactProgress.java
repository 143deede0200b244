package org.kakehashi.hub.insight.internal.facts;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.hub.insight.internal.facts.CursorStore.Position;
import org.kakehashi.hub.insight.internal.facts.UnresolvedStore.Unresolved;
import org.kakehashi.hub.records.RecordLog;
import org.springframework.stereotype.Component;

/** One step along a tenant's logs, in one transaction: what was taken and how far that is are saved together. */
@Component
class FactProgress {
    private static final int PAGE = 1_000;
    private static final int RECORD_PAGE = 20_000;
    private static final int UNRESOLVED_PAGE = 500;
    private static final int UNRESOLVED_REST_SECONDS = 4;

    private final CursorStore cursors;
    private final StatementPages log;
    private final RecordLog records;
    private final FactIntake intake;
    private final UnresolvedStore unresolved;
    private final ActorPersons persons;

    FactProgress(
            CursorStore cursors,
            StatementPages log,
            RecordLog records,
            FactIntake intake,
            UnresolvedStore unresolved,
            ActorPersons persons) {
        this.cursors = cursors;
        this.log = log;
        this.records = records;
        this.intake = intake;
        this.unresolved = unresolved;
        this.persons = persons;
    }

    /**
     * Where a step led.
     *
     * @param statements how many statements it took
     * @param caughtUp whether nothing is left to take
     */
    record Step(int statements, boolean caughtUp) {
        static final Step ELSEWHERE = new Step(0, true);
    }

    /** Takes the next page, within a transaction of the tenant; does nothing where somebody else is at it. */
    Step step(int tenantId) {
        return cursors.take(tenantId).map(at -> step(tenantId, at)).orElse(Step.ELSEWHERE);
    }

    private Step step(int tenantId, Position from) {
        StatementPages.Page page = log.after(tenantId, from.batch(), PAGE);
        Position to = from;
        if (page.lastBatch() > from.batch()) {
            to = to.at(page.lastBatch());
            intake.take(tenantId, page.statements(), to.revision());
        }
        RecordLog.Changes changes = records.read(tenantId, to.recordBatch(), RECORD_PAGE);
        to = to.atRecords(Math.max(to.recordBatch(), changes.upTo()));
        to = noteResolved(tenantId, to);
        int replayed = 0;
        if (to.replayBatch() != null) {
            StatementPages.Page again = log.after(tenantId, to.replayBatch(), PAGE);
            replayed = again.statements().size();
            to = to.replayedTo(again.lastBatch(), again.lastBatch() == to.replayBatch());
            intake.take(tenantId, again.statements(), to.revision());
        }
        if (!to.equals(from)) {
            cursors.save(tenantId, to);
        }
        boolean caughtUp = page.lastBatch() == from.batch() && to.replayBatch() == null;
        return new Step(page.statements().size() + replayed, caughtUp);
    }

    /** Looks whether the roster has come to know actors of before; their batches are to be taken again then. */
    private Position noteResolved(int tenantId, Position at) {
        List<Unresolved> waiting = unresolved.nextToCheck(tenantId, UNRESOLVED_PAGE, UNRESOLVED_REST_SECONDS);
        if (waiting.isEmpty()) {
            return at;
        }
        var known = persons.of(
                tenantId, waiting.stream().map(Unresolved::occasion).collect(java.util.stream.Collectors.toSet()));
        List<Unresolved> found = new ArrayList<>(waiting);
        found.removeIf(one -> !known.containsKey(one.occasion()));
        Position to = at;
        for (Unresolved one : found) {
            to = to.replaying(one.firstBatch(), one.lastBatch());
        }
        unresolved.remove(tenantId, found);
        return to;
    }
}
