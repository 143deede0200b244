package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The administrator's pages of tools. */
@Controller
@RequestMapping("/tools")
@Requires(Permission.MANAGE_TOOLS)
class ToolsController {
    private final Tools tools;
    private final ToolUses uses;
    private final HubProperties hub;

    ToolsController(Tools tools, ToolUses uses, HubProperties hub) {
        this.tools = tools;
        this.uses = uses;
        this.hub = hub;
    }

    @GetMapping
    String list(@AuthenticationPrincipal AccountCaller caller, Model model) {
        model.addAttribute(
                "tools",
                tools.all(caller).stream()
                        .map(placement -> ToolDetails.of(placement, hub))
                        .toList());
        return "lti/tools";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return form("/tools", ToolForm.blank(), List.of());
    }

    @PostMapping
    ModelAndView register(@AuthenticationPrincipal AccountCaller caller, @ModelAttribute ToolForm form) {
        return switch (tools.register(caller, form.toNewTool())) {
            case Tools.Outcome.Registered(Placement placement) ->
                new ModelAndView("redirect:/tools/" + placement.tool().clientId());
            case Tools.Outcome.Rejected(List<Fault> faults) -> form("/tools", form, faults);
        };
    }

    /** The form of {@code /tools/new} with what is registered. */
    @GetMapping("/{clientId}/edit")
    ModelAndView edit(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId) {
        Placement placement = tools.of(caller, clientId).stream().findFirst().orElseThrow(ToolsController::unknown);
        return form(edit(clientId), ToolForm.of(placement), List.of());
    }

    @PostMapping("/{clientId}/edit")
    ModelAndView change(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, @ModelAttribute ToolForm form) {
        return switch (tools.change(caller, clientId, form.toNewTool())) {
            case Tools.Change.Changed(Placement placement) ->
                new ModelAndView("redirect:/tools/" + placement.tool().clientId());
            case Tools.Change.Rejected(List<Fault> faults) -> form(edit(clientId), form, faults);
            case Tools.Change.NoSuchTool() -> throw unknown();
        };
    }

    private static String edit(UUID clientId) {
        return "/tools/" + clientId + "/edit";
    }

    @GetMapping("/{clientId}")
    String details(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, Model model) {
        Placement placement = tools.of(caller, clientId).stream().findFirst().orElseThrow(ToolsController::unknown);
        model.addAttribute("tool", ToolDetails.of(placement, hub));
        model.addAttribute("settings", placement.tool().settings());
        model.addAttribute("scopes", LtiScope.values());
        model.addAttribute("subjectTypes", SubjectType.values());
        model.addAttribute("releasable", Released.values());
        model.addAttribute("use", uses.of(caller, clientId).orElseThrow(ToolsController::unknown));
        model.addAttribute("purposes", uses.choice(caller.tenantId()));
        model.addAttribute("configuration", hub.link("/.well-known/openid-configuration"));
        return "lti/tool";
    }

    @PostMapping("/{clientId}/enabled")
    String enable(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, @RequestParam boolean enabled) {
        if (!tools.enable(caller, clientId, enabled)) {
            throw unknown();
        }
        return "redirect:/tools/" + clientId;
    }

    @PostMapping("/{clientId}/use")
    String use(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @RequestParam(defaultValue = "") String vendor,
            @RequestParam(defaultValue = "") String purpose) {
        return switch (uses.put(caller, clientId, vendor, purpose)) {
            case CHANGED -> "redirect:/tools/" + clientId;
            case NO_TOOL -> throw unknown();
            case WRONG -> throw new HubException(ErrorCode.INVALID_REQUEST, "提供者は100字まで、利用目的は一覧から / vendor, purpose");
        };
    }

    @PostMapping("/{clientId}/settings")
    String set(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(defaultValue = "PAIRWISE") String subjectType,
            @RequestParam(required = false) @Nullable List<String> released) {
        ToolSettings settings = new WiredSettings(scope, subjectType, released)
                .read()
                .orElseThrow(() -> new HubException(ErrorCode.INVALID_REQUEST, "scope, subjectType, released"));
        if (!tools.set(caller, clientId, settings)) {
            throw unknown();
        }
        return "redirect:/tools/" + clientId;
    }

    private static HubException unknown() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no tool with that client id.");
    }

    private static ModelAndView form(String action, ToolForm form, List<Fault> faults) {
        ModelAndView page = new ModelAndView("lti/tool-form");
        page.addObject("action", action);
        page.addObject("fresh", action.equals("/tools"));
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.setStatus(faults.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }
}
