package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.grades.ResultStore.Result;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Takes a tool's scores and gives it its results (AGS 2.0, 3.3 and 3.4); both are audited. */
@Component
class Scores {
    private final LineItems items;
    private final ResultStore results;
    private final GradedPupils pupils;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Scores(
            LineItems items,
            ResultStore results,
            GradedPupils pupils,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.items = items;
        this.results = results;
        this.pupils = pupils;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Results of a line item.
     *
     * @param subjects by which the tool knows the persons
     * @param found those of a page, and one more where there are more
     */
    record Found(LineItem item, Map<UUID, String> subjects, List<Result> found) {
        /** What the tool knows the person of a result by. */
        String subject(Result result) {
            return subjects.getOrDefault(result.personId(), "");
        }
    }

    /** Keeps the score as the pupil's result. */
    void put(ClientCaller tool, UUID lineItemId, NewScore wanted) {
        int tenant = tool.tenantId();
        transactions.run(tenant, () -> {
            LineItem item = items.own(tool, lineItemId);
            String subject = wanted.subject();
            Score score = wanted.read(clock.instant());
            UUID person = pupils.person(tenant, tool.clientId(), item.classId(), subject)
                    .orElseThrow(() -> new HubException(
                            ErrorCode.UNPROCESSABLE,
                            "userId isn't that of a pupil of this context whom this tool grades today."));
            if (!results.put(tenant, lineItemId, person, score)) {
                throw new HubException(ErrorCode.CONFLICT, "There is a score with a later timestamp. Nothing changed.");
            }
            audit.append(tenant, event(tool, "lti.score", person, item));
        });
    }

    /**
     * A page of the results of a line item, by subject: what a page begins after is seen by the tool, to which the hub's own ids of persons
     * are none of its business.
     *
     * @param subject whose; null: everybody's
     * @param after the last subject of the page before; null: from the first
     */
    Found page(ClientCaller tool, UUID lineItemId, @Nullable String subject, @Nullable String after, int most) {
        int tenant = tool.tenantId();
        return transactions.inTenant(tenant, () -> {
            LineItem item = items.own(tool, lineItemId);
            Map<UUID, String> known = pupils.of(tenant, tool.clientId(), item.classId());
            known.values().removeIf(one -> subject != null && !one.equals(subject));
            known.values().removeIf(one -> after != null && one.compareTo(after) <= 0);
            List<Result> found = results.of(tenant, List.of(lineItemId), known.keySet()).stream()
                    .sorted(Comparator.comparing(result -> known.getOrDefault(result.personId(), "")))
                    .limit(most + 1L)
                    .toList();
            audit.append(tenant, event(tool, "lti.read-results", null, item));
            return new Found(item, known, found);
        });
    }

    private AuditEvent event(ClientCaller tool, String action, @Nullable UUID person, LineItem item) {
        return new AuditEvent(
                tool.auditName(),
                action,
                person,
                item.classId(),
                SchoolDay.today(clock),
                "line-item:" + item.lineItemId());
    }
}
