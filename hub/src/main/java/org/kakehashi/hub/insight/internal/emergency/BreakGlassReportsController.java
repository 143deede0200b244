package org.kakehashi.hub.insight.internal.emergency;

import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /break-glass/reports}: who broke the glass, for the head of the school and for who looks after the audit. */
@Controller
@RequestMapping("/break-glass/reports")
@Requires(Permission.VIEW_BREAK_GLASS)
class BreakGlassReportsController {
    private final BreakGlassReports reports;
    private final TenantTransactions transactions;

    BreakGlassReportsController(BreakGlassReports reports, TenantTransactions transactions) {
        this.reports = reports;
        this.transactions = transactions;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, ModelMap model) {
        model.addAttribute("reports", transactions.inTenant(caller.tenantId(), () -> reports.latest(caller)));
        model.addAttribute("head", caller.roles().contains(Role.PRINCIPAL));
        return "insight/break-glass-reports";
    }

    @PostMapping("/{id}/seen")
    String see(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID id) {
        if (!transactions.inTenant(caller.tenantId(), () -> reports.see(caller, id))) {
            throw new HubException(ErrorCode.NOT_FOUND, "");
        }
        return "redirect:/break-glass/reports";
    }
}
