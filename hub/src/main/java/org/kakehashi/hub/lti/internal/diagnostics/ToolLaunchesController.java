package org.kakehashi.hub.lti.internal.diagnostics;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.ToolLaunchStore.ToolLine;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /launches}: a tool's launches and what went wrong with them: a vendor's own tools, all for an administrator of tools. */
@Controller
@RequestMapping("/launches")
@Requires({Permission.MANAGE_TOOLS, Permission.VIEW_OWN_LAUNCHES})
class ToolLaunchesController {
    private static final int MOST = 100;

    private final ToolLaunchStore launches;
    private final LaunchFaultStore faults;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    ToolLaunchesController(
            ToolLaunchStore launches,
            LaunchFaultStore faults,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.launches = launches;
        this.faults = faults;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    String tools(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute("tools", transactions.readOnly(caller.tenantId(), () -> tools(caller)));
        return "lti/tool-launches";
    }

    /** A tool that isn't the vendor's looks like one that doesn't exist. */
    @GetMapping("/{clientId}")
    String tool(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable Integer withdrawn,
            Model model) {
        int tenant = caller.tenantId();
        Instant now = clock.instant();
        transactions.run(tenant, () -> {
            ToolLine tool = launches.tools(tenant, sees(caller, clientId) ? List.of(clientId) : List.of()).stream()
                    .findFirst()
                    .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, ""));
            audit.append(tenant, new AuditEvent(caller.auditName(), "lti.view-launches", null, "client:" + clientId));
            model.addAttribute("tool", tool);
            model.addAttribute("inspected", tool.isInspected(now));
            model.addAttribute("launches", launches.latest(tenant, clientId, now, MOST));
            model.addAttribute("faults", faults.latest(tenant, clientId, MOST));
            model.addAttribute("zone", SchoolDay.ZONE);
            model.addAttribute("withdrawn", withdrawn);
            model.addAttribute("manages", caller.permissions().contains(Permission.MANAGE_TOOLS));
        });
        return "lti/tool-launch-list";
    }

    private List<ToolLine> tools(AccountCaller caller) {
        return launches.tools(caller.tenantId(), seen(caller));
    }

    private static boolean sees(AccountCaller caller, UUID clientId) {
        Collection<UUID> seen = seen(caller);
        return seen == null || seen.contains(clientId);
    }

    private static @Nullable Collection<UUID> seen(AccountCaller caller) {
        return caller.permissions().contains(Permission.MANAGE_TOOLS) ? null : caller.clientIds();
    }
}
