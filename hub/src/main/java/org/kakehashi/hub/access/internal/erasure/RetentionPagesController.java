package org.kakehashi.hub.access.internal.erasure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.DataClass;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.internal.erasure.RetentionStore.Rule;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of how long data are kept: what {@code RetentionController} offers to programs. */
@Controller
@RequestMapping("/retention")
@Requires(Permission.ERASE_DATA)
class RetentionPagesController {
    private final Retention retention;
    private final NamedClients clients;

    RetentionPagesController(Retention retention, NamedClients clients) {
        this.retention = retention;
        this.clients = clients;
    }

    /**
     * A rule as shown.
     *
     * @param client the tool's name; null: all without a rule of their own
     * @param counts what it would erase now, by kind; empty where that was not asked for
     */
    record Line(
            DataClass dataClass,
            @Nullable UUID clientId,
            @Nullable String client,
            int days,
            Map<DataKind, Long> counts) {}

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Model model) {
        NamedClients.Known known = clients.of(caller.tenantId());
        List<Line> lines = retention.rules(caller.tenantId()).stream()
                .map(rule -> line(known, rule, Map.of()))
                .toList();
        return page(known, lines, false, model);
    }

    /** The rules with what they would erase now. */
    @GetMapping("/dry-run")
    String dryRun(@AuthenticationPrincipal AccountCaller caller, Model model) {
        NamedClients.Known known = clients.of(caller.tenantId());
        List<Line> lines = retention.dryRun(caller.tenantId()).entrySet().stream()
                .map(due -> line(known, due.getKey(), due.getValue()))
                .toList();
        return page(known, lines, true, model);
    }

    /** Sets a rule, and shows at once what it would erase. */
    @PostMapping
    String put(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "STATEMENTS") DataClass dataClass,
            @RequestParam(required = false) @Nullable UUID clientId,
            @RequestParam(defaultValue = "") String days,
            HttpServletResponse response,
            Model model) {
        Rule rule = new Rule(
                dataClass, clientId, days.strip().matches("\\p{Nd}{1,6}") ? Integer.parseInt(days.strip()) : 0);
        if (!rule.isPossible()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("wrong", true);
            return list(caller, model);
        }
        retention.put(caller.tenantId(), rule, caller.auditName());
        return "redirect:/retention/dry-run";
    }

    @PostMapping("/remove")
    String remove(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam(defaultValue = "STATEMENTS") DataClass dataClass,
            @RequestParam(required = false) @Nullable UUID clientId) {
        retention.remove(caller.tenantId(), dataClass, clientId, caller.auditName());
        return "redirect:/retention";
    }

    private static Line line(NamedClients.Known known, Rule rule, Map<DataKind, Long> counts) {
        return new Line(rule.of(), rule.clientId(), known.name(rule.clientId()), rule.days(), counts);
    }

    private static String page(NamedClients.Known known, List<Line> lines, boolean counted, Model model) {
        model.addAttribute("clients", known.choice());
        model.addAttribute("classes", DataClass.values());
        model.addAttribute("rules", lines);
        model.addAttribute("counted", counted);
        return "access/retention";
    }
}
