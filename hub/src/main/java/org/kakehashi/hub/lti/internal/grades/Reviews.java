package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.springframework.stereotype.Component;

/**
 * Whose submissions one may look at in the tool (LTI Submission Review 1.0): teachers what their gradebooks show, pupils their own. Asked
 * within a transaction of the tenant.
 */
@Component
public class Reviews {
    private final ReviewStore store;
    private final GradebookReading reading;
    private final ToolUses uses;
    private final Clock clock;

    Reviews(ReviewStore store, GradebookReading reading, ToolUses uses, Clock clock) {
        this.store = store;
        this.reading = reading;
        this.uses = uses;
        this.clock = clock;
    }

    /** The line item, where its tool is on and shows submissions, and today's gradebook offers it to the caller for that pupil. */
    public Optional<Reviewable> forTeacher(AccountCaller caller, UUID lineItemId, UUID pupilId) {
        int tenantId = caller.tenantId();
        LocalDate today = SchoolDay.today(clock);
        return store.find(tenantId, lineItemId).filter(item -> reading.classes(caller, today).stream()
                .filter(one -> one.classId().equals(item.classId()))
                .flatMap(one -> reading.read(tenantId, one, today).rows().stream())
                .filter(row -> row.personId().equals(pupilId))
                .flatMap(row -> row.cells().stream())
                .anyMatch(
                        cell -> cell.reviewable() && cell.column().lineItemId().equals(lineItemId)));
    }

    /**
     * A pupil's own, the newest first.
     *
     * @param classes that the pupil attends today, with their schools
     */
    public List<Reviewable> own(int tenantId, UUID personId, Map<UUID, UUID> classes) {
        return own(tenantId, personId, classes, uses.closedTo(tenantId, personId));
    }

    /**
     * As {@link #own(int, UUID, Map)}.
     *
     * @param closed the tools that the pupil is out of
     */
    public List<Reviewable> own(int tenantId, UUID personId, Map<UUID, UUID> classes, Set<UUID> closed) {
        if (classes.isEmpty()) {
            return List.of();
        }
        return store.ofPerson(tenantId, personId, classes).stream()
                .filter(own -> own.item().review().shows(own.progress()))
                .map(ReviewStore.Own::item)
                .filter(item -> !closed.contains(item.clientId()))
                .toList();
    }
}
