package org.kakehashi.hub.records.internal.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.records.IdentityDecided;
import org.kakehashi.hub.records.internal.DecisionUndoStore;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.Persons;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decides whom keys mean, and takes decisions back. */
@Component
class IdentityDesk {
    private final TenantTransactions transactions;
    private final WaitingKeyStore keys;
    private final DecisionStore decisions;
    private final DecisionUndoStore records;
    private final IdentityLinks links;
    private final Persons persons;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    IdentityDesk(
            TenantTransactions transactions,
            WaitingKeyStore keys,
            DecisionStore decisions,
            DecisionUndoStore records,
            IdentityLinks links,
            Persons persons,
            AuditLog audit,
            ApplicationEventPublisher events) {
        this.transactions = transactions;
        this.keys = keys;
        this.decisions = decisions;
        this.records = records;
        this.links = links;
        this.persons = persons;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What somebody decides.
     *
     * @param personId null: nobody
     * @param from for records of that day and later; null: of all days
     * @param seen number of the latest decision about the key that whoever decides has seen; 0: none
     */
    record Verdict(
            WaitingKey.Key key,
            @Nullable UUID personId,
            @Nullable LocalDate from,
            String reason,
            long seen) {}

    /**
     * Decides; the records that wait are taken up right after.
     *
     * @return the decision's number
     * @throws HubException INVALID_REQUEST where the key is a class's or a school's; CONFLICT where somebody else has decided meanwhile; NOT_FOUND where nothing waits under the key;
     *     UNPROCESSABLE where there is no such person
     */
    long decide(int tenantId, Verdict verdict, String by) {
        if (SubjectScheme.valueOf(verdict.key().scheme()).about() != SubjectScheme.About.PERSON) {
            throw new HubException(ErrorCode.INVALID_REQUEST, "scheme: the key of a class or a school is no person's.");
        }
        return transactions.inTenant(tenantId, () -> {
            decisions.lock(tenantId);
            // What is on its way waits or is applied before, so that no record goes on waiting under a key that was
            // decided.
            records.lock(tenantId);
            refuseIfDecided(tenantId, verdict);
            WaitingKey waiting = keys.find(tenantId, verdict.key())
                    .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "No record waits under this key."));
            UUID person = verdict.personId();
            if (person != null && persons.name(tenantId, person).isEmpty()) {
                throw new HubException(ErrorCode.UNPROCESSABLE, "personId: there is no such person.");
            }
            long id = decisions.add(tenantId, waiting, person, verdict.from(), verdict.reason(), by);
            relink(tenantId, verdict.key());
            if (person == null) {
                keys.leaveOut(tenantId, verdict.key(), verdict.from(), id);
            }
            audit(tenantId, by, "records.decide-identity", person, id, waiting.key());
            events.publishEvent(new IdentityDecided(tenantId, by, false));
            return id;
        });
    }

    private void refuseIfDecided(int tenantId, Verdict verdict) {
        boolean sameDay = decisions.standing(tenantId, verdict.key()).stream()
                .anyMatch(one -> java.util.Objects.equals(one.from(), verdict.from()));
        if (sameDay || decisions.last(tenantId, verdict.key()) != verdict.seen()) {
            throw new HubException(ErrorCode.CONFLICT, "Somebody else has decided about this key; look at it again.");
        }
    }

    /**
     * Takes a decision back: its records wait again, and what is known of their days is worked out anew.
     *
     * @throws HubException NOT_FOUND; CONFLICT where it was taken back already
     */
    void undo(int tenantId, long id, String by) {
        transactions.run(tenantId, () -> {
            decisions.lock(tenantId);
            Decision decision = decisions
                    .find(tenantId, id)
                    .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no decision " + id + "."));
            if (decision.undoneAt() != null) {
                throw new HubException(ErrorCode.CONFLICT, "This decision was taken back already.");
            }
            records.lock(tenantId);
            decisions.undo(tenantId, id, by);
            relink(tenantId, decision.key());
            audit(tenantId, by, "records.undo-identity", decision.personId(), id, decision.key());
            events.publishEvent(new IdentityDecided(tenantId, by, true));
            records.waitAgain(tenantId, id);
        });
    }

    /** The links of a key follow from the decisions that stand: each holds until the next one's day. */
    private void relink(int tenantId, WaitingKey.Key key) {
        List<Decision> standing = decisions.standing(tenantId, key);
        List<IdentityLinks.Span> spans = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            UUID person = standing.get(i).personId();
            LocalDate next = i + 1 < standing.size() ? standing.get(i + 1).from() : null;
            if (person != null) {
                spans.add(new IdentityLinks.Span(person, start(standing.get(i).from()), start(next)));
            }
        }
        links.replace(tenantId, IdentityLinks.decided(key.source(), key.scheme()), key.value(), spans);
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(SchoolDay.ZONE).toInstant();
    }

    private void audit(int tenantId, String by, String action, @Nullable UUID person, long id, WaitingKey.Key key) {
        String detail = "decision:%d source:%s scheme:%s%s"
                .formatted(id, key.source(), key.scheme(), person == null ? " nobody" : "");
        audit.append(tenantId, new AuditEvent(by, action, person, detail));
    }
}
