package org.kakehashi.hub.connect.internal.connector;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.InstanceChanges;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.connect.internal.instance.Instances;
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

/** Makes and changes instances by form. What is wrong is told above the form, which keeps what was entered. */
@Controller
@RequestMapping("/connectors")
@Requires(Permission.MANAGE_IMPORTS)
class ConnectorFormController {
    private final Instances instances;
    private final InstanceChanges changes;
    private final ConnectorForms forms;

    ConnectorFormController(Instances instances, InstanceChanges changes, ConnectorForms forms) {
        this.instances = instances;
        this.changes = changes;
        this.forms = forms;
    }

    /** Asks first for the connector, then for what that needs. */
    @GetMapping("/new")
    String ask(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam @Nullable String connector,
            Locale locale,
            Model model) {
        if (connector == null || connector.isBlank()) {
            model.addAttribute("choices", forms.choices());
            model.addAttribute("forwarding", forms.forwarding());
            model.addAttribute("japanese", !locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
            return "connect/connector-new";
        }
        forms.create(
                caller.tenantId(), new InstanceDraft("", connector, "", null, null, null, Map.of()), locale, model);
        return "connect/connector-new";
    }

    @PostMapping
    String create(
            @AuthenticationPrincipal AccountCaller caller,
            @RequestParam String name,
            @RequestParam String connector,
            @RequestParam String source,
            @RequestParam String purpose,
            @RequestParam(defaultValue = "") String schedule,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        InstanceDraft wanted =
                new InstanceDraft(name, connector, source, purpose, schedule, null, ConnectorForms.settings(form));
        try {
            return "redirect:/connectors/" + changes.create(caller.tenantId(), wanted, caller.auditName());
        } catch (HubException e) {
            forms.create(caller.tenantId(), wanted, locale, model);
            return again("connect/connector-new", e, response, model);
        }
    }

    @PostMapping("/{instanceId}")
    String change(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID instanceId,
            @RequestParam String name,
            @RequestParam String purpose,
            @RequestParam(defaultValue = "") String schedule,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        ConnectorInstance instance = instances.get(caller.tenantId(), instanceId);
        InstanceDraft wanted = new InstanceDraft(
                name, instance.connector(), instance.source(), purpose, schedule, null, ConnectorForms.settings(form));
        try {
            changes.change(caller.tenantId(), instanceId, wanted, caller.auditName());
            return "redirect:/connectors/" + instanceId;
        } catch (HubException e) {
            forms.show(caller.tenantId(), instanceId, wanted, locale, model);
            return again("connect/connector-new", e, response, model);
        }
    }

    /** The form once more; other faults than of what was entered have pages of their own. */
    private static String again(String page, HubException fault, HttpServletResponse response, Model model) {
        if (fault.code() != ErrorCode.INVALID_REQUEST && fault.code() != ErrorCode.CONFLICT) {
            throw fault;
        }
        response.setStatus(fault.code().status().value());
        model.addAttribute("wrong", fault.detail());
        return page;
    }
}
