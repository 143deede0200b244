package org.kakehashi.hub.insight.internal.overview;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /overview} and {@code GET /api/v1/aggregates}: a week by school and grade, without names and without small cells. */
@Controller
class OverviewController {
    private final Aggregates aggregates;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    OverviewController(Aggregates aggregates, TenantTransactions transactions, AuditLog audit, Clock clock) {
        this.aggregates = aggregates;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param week any date of the week; without it, the last whole one
     */
    @GetMapping("/overview")
    @Requires(Permission.VIEW_AGGREGATES)
    String page(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable String week,
            @RequestParam(defaultValue = "STUDIED") Measure measure,
            ModelMap model) {
        LocalDate monday = Weeks.monday(week, clock);
        LocalDate next = monday.plusWeeks(1);
        model.addAttribute("monday", monday);
        model.addAttribute("sunday", monday.plusDays(6));
        model.addAttribute("previous", monday.minusWeeks(1));
        model.addAttribute("next", next.isAfter(SchoolDay.today(clock)) ? null : next);
        model.addAttribute("measure", measure);
        model.addAttribute("measures", Measure.values());
        model.addAttribute("overview", read(caller, monday));
        return "insight/overview";
    }

    /** What of the figures the page shows. */
    enum Measure {
        /** Pupils who studied, in percent. */
        STUDIED,
        /** Minutes a pupil. */
        MINUTES,
        /** Days absent, in percent. */
        ABSENT
    }

    /** @param week its Monday */
    record Answer(LocalDate week, Overview overview) {}

    /** The same for programs. */
    @GetMapping("/api/v1/aggregates")
    @Requires(Permission.VIEW_AGGREGATES)
    @ResponseBody
    Answer aggregates(@AuthenticationPrincipal Caller caller, @RequestParam(required = false) @Nullable String week) {
        LocalDate monday = Weeks.monday(week, clock);
        return new Answer(monday, read(caller, monday));
    }

    private Overview read(Caller caller, LocalDate monday) {
        return transactions.inTenant(caller.tenantId(), () -> {
            audit.append(
                    caller.tenantId(),
                    new AuditEvent(caller.auditName(), "insight.view-overview", null, "week:" + monday));
            return aggregates.week(caller.tenantId(), monday);
        });
    }
}
