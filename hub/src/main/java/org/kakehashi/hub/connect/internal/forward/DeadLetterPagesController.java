package org.kakehashi.hub.connect.internal.forward;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /connectors/{id}/dead-letters}: how an instance forwards, and what the other store refused. */
@Controller
@RequestMapping("/connectors/{instanceId}/dead-letters")
@Requires(Permission.MANAGE_IMPORTS)
class DeadLetterPagesController {
    private static final int PAGE = 50;

    private final Instances instances;
    private final ForwardWatch watch;

    DeadLetterPagesController(Instances instances, ForwardWatch watch) {
        this.instances = instances;
        this.watch = watch;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam @Nullable Long before,
            Model model) {
        int tenant = caller.tenantId();
        List<DeadLetter> letters = watch.letters(tenant, instanceId, before == null ? Long.MAX_VALUE : before, PAGE);
        model.addAttribute("instance", instances.get(tenant, instanceId));
        model.addAttribute("standing", watch.standing(tenant, instanceId));
        model.addAttribute("letters", letters);
        model.addAttribute(
                "next", letters.size() < PAGE ? null : letters.getLast().number());
        return "connect/dead-letters";
    }

    @GetMapping("/{statementId}")
    String open(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @PathVariable UUID statementId,
            Model model) {
        ForwardWatch.Opened opened = watch.open(caller.tenantId(), instanceId, statementId, caller.auditName());
        model.addAttribute("instance", instances.get(caller.tenantId(), instanceId));
        model.addAttribute("letter", opened.letter());
        model.addAttribute("statement", Indented.json(opened.statement()));
        return "connect/dead-letter";
    }

    @PostMapping("/send")
    String sendAll(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId) {
        watch.sendAgain(caller.tenantId(), instanceId, null, caller.auditName());
        return back(instanceId);
    }

    @PostMapping("/discard")
    String discardAll(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID instanceId) {
        watch.discard(caller.tenantId(), instanceId, null, caller.auditName());
        return back(instanceId);
    }

    @PostMapping("/{statementId}/send")
    String send(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @PathVariable UUID statementId) {
        watch.sendAgain(caller.tenantId(), instanceId, statementId, caller.auditName());
        return back(instanceId);
    }

    @PostMapping("/{statementId}/discard")
    String discard(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @PathVariable UUID statementId) {
        watch.discard(caller.tenantId(), instanceId, statementId, caller.auditName());
        return back(instanceId);
    }

    private static String back(UUID instanceId) {
        return "redirect:/connectors/" + instanceId + "/dead-letters";
    }
}
