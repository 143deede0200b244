package org.kakehashi.hub.lti.internal.dynamic;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.lti.internal.registration.WiredSettings;
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

/** {@code /tools/registrations}: looks at what tools asked for, and approves or rejects it. */
@Controller
@RequestMapping("/tools/registrations")
@Requires(Permission.MANAGE_TOOLS)
class RegistrationsController {
    private final Approvals approvals;

    RegistrationsController(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute("registrations", approvals.all(caller));
        return "lti/registrations";
    }

    @GetMapping("/{registrationId}")
    String review(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID registrationId, Model model) {
        model.addAttribute(
                "review", approvals.review(caller, registrationId).orElseThrow(RegistrationsController::unknown));
        return "lti/registration";
    }

    @PostMapping("/{registrationId}/approve")
    String approve(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID registrationId,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(required = false) @Nullable List<String> released,
            @RequestParam(defaultValue = "false") boolean xapiGrant) {
        ToolSettings chosen = new WiredSettings(scope, null, released)
                .read()
                .orElseThrow(() -> new HubException(ErrorCode.INVALID_REQUEST, "scope, released"));
        return answer(
                registrationId,
                approvals.approve(
                        caller, registrationId, new Approvals.Choice(chosen.scopes(), chosen.released(), xapiGrant)));
    }

    @PostMapping("/{registrationId}/reject")
    String reject(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID registrationId) {
        return answer(registrationId, approvals.reject(caller, registrationId));
    }

    /** Where somebody else decided before, the page says how. */
    private static String answer(UUID registrationId, Approvals.Outcome outcome) {
        return switch (outcome) {
            case DONE, DECIDED -> "redirect:/tools/registrations/" + registrationId;
            case NONE -> throw unknown();
        };
    }

    private static HubException unknown() {
        return new HubException(
                ErrorCode.NOT_FOUND,
                "この登録はありません。ツールが新しい登録を送っていれば、一覧にあります / There is no such registration; the tool may have sent another one.");
    }
}
