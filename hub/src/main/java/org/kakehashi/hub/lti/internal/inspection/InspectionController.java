package org.kakehashi.hub.lti.internal.inspection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** {@code /launches/{tool}/{launch}}: a recorded launch, message by message; and the switch of recording. A vendor's own tools only. */
@Controller
@RequestMapping("/launches")
@Requires({Permission.MANAGE_TOOLS, Permission.VIEW_OWN_LAUNCHES})
class InspectionController {
    private static final Duration HOUR = Duration.ofHours(1);

    private final LaunchMessageStore store;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    InspectionController(
            LaunchMessageStore store, TenantTransactions transactions, AuditLog audit, JsonMapper json, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A message as the page shows it. */
    record Shown(MessageKind kind, ZonedDateTime at, String content, List<Check> checks) {}

    /** Records the tool's launches for an hour, from now; or ends that. What was recorded stays its seven days. */
    @PostMapping("/{clientId}/recording")
    String switched(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, @RequestParam boolean on) {
        int tenant = caller.tenantId();
        mayOrMissing(caller, clientId);
        transactions.run(tenant, () -> {
            if (!store.record(tenant, clientId, on ? clock.instant().plus(HOUR) : null)) {
                throw missing();
            }
            String action = on ? "lti.record-launches" : "lti.stop-recording";
            audit.append(tenant, new AuditEvent(caller.auditName(), action, null, "tool:" + clientId));
        });
        return "redirect:/launches/" + clientId;
    }

    /** A launch that isn't of that tool, or wasn't recorded, looks like one that doesn't exist. */
    @GetMapping("/{clientId}/{launchId}")
    String launch(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @PathVariable UUID launchId,
            Model model) {
        int tenant = caller.tenantId();
        mayOrMissing(caller, clientId);
        transactions.run(tenant, () -> {
            List<Shown> messages = store.of(tenant, clientId, launchId).stream()
                    .map(this::shown)
                    .toList();
            if (messages.isEmpty()) {
                throw missing();
            }
            String what = "client:" + clientId + " launch:" + launchId;
            audit.append(tenant, new AuditEvent(caller.auditName(), "lti.view-launches", null, what));
            model.addAttribute("tool", store.tool(tenant, clientId).orElseThrow());
            model.addAttribute("clientId", clientId);
            model.addAttribute("launchId", launchId);
            model.addAttribute("messages", messages);
        });
        return "lti/launch-messages";
    }

    private Shown shown(LaunchMessageStore.Kept kept) {
        return new Shown(
                kept.kind(),
                kept.at().atZone(SchoolDay.ZONE),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(kept.content())),
                Arrays.asList(json.readValue(kept.checks(), Check[].class)));
    }

    private static void mayOrMissing(AccountCaller caller, UUID clientId) {
        if (!caller.permissions().contains(Permission.MANAGE_TOOLS)
                && !caller.clientIds().contains(clientId)) {
            throw missing();
        }
    }

    private static HubException missing() {
        return new HubException(ErrorCode.NOT_FOUND, "");
    }
}
