package org.kakehashi.hub.lti.internal.grades;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /gradebook}: what tools said of a class's pupils. Each opening is audited. */
@Controller
@Requires(Permission.VIEW_GRADEBOOK)
class GradebookController {
    private final GradebookReading reading;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    GradebookController(GradebookReading reading, TenantTransactions transactions, AuditLog audit, Clock clock) {
        this.reading = reading;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A class that isn't shown to the caller looks like one that doesn't exist. */
    @GetMapping("/gradebook")
    String gradebook(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(name = "class", required = false) @Nullable String classId,
            Model model) {
        int tenant = caller.tenantId();
        LocalDate today = SchoolDay.today(clock);
        transactions.run(tenant, () -> {
            List<SchoolClass> seen = reading.classes(caller, today);
            model.addAttribute("classes", seen);
            if (seen.isEmpty() && classId == null) {
                return;
            }
            SchoolClass shown = seen.stream()
                    .filter(one -> classId == null || one.classId().equals(idOf(classId)))
                    .findFirst()
                    .orElseThrow(GradebookController::notFound);
            model.addAttribute("book", reading.read(tenant, shown, today));
            model.addAttribute("most", GradebookReading.MOST);
            audit.append(
                    tenant,
                    AuditEvent.ofClass(caller.auditName(), "lti.view-gradebook", shown.classId(), today, "gradebook"));
        });
        return "lti/gradebook";
    }

    private static UUID idOf(String text) {
        try {
            return Objects.requireNonNull(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static HubException notFound() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such class among those that you see today.");
    }
}
