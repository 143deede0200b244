package org.kakehashi.hub.lti.internal.deployment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.kakehashi.hub.lti.internal.registration.ParameterLines;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /tools/{clientId}/deployments}: where a tool is, for the administrator. */
@Controller
@RequestMapping("/tools/{clientId}/deployments")
@Requires(Permission.MANAGE_TOOLS)
class DeploymentsController {
    private final Deployments deployments;

    DeploymentsController(Deployments deployments) {
        this.deployments = deployments;
    }

    /**
     * The form as it was filled in.
     *
     * @param schoolId empty: the whole tenant
     * @param customParameters one a line, {@code name=value}
     */
    record Form(
            @Nullable UUID schoolId,
            @Nullable String deploymentId,
            @Nullable String customParameters) {
        NewDeployment toNewDeployment() {
            return new NewDeployment(
                    deploymentId == null ? null : deploymentId.strip(),
                    schoolId,
                    ParameterLines.read(customParameters));
        }
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId) {
        return page(caller, clientId, new Form(null, null, null), List.of());
    }

    @PostMapping
    ModelAndView add(
            @AuthenticationPrincipal AccountCaller caller, @PathVariable UUID clientId, @ModelAttribute Form form) {
        return switch (deployments.add(caller, clientId, form.toNewDeployment())) {
            case Deployments.Outcome.Deployed(Deployments.Line line) -> back(clientId);
            case Deployments.Outcome.Rejected(List<Fault> faults) -> page(caller, clientId, form, faults);
            case Deployments.Outcome.NoSuchTool() -> throw unknown();
        };
    }

    @PostMapping("/{deploymentId}/remove")
    ModelAndView remove(
            @AuthenticationPrincipal AccountCaller caller,
            @PathVariable UUID clientId,
            @PathVariable String deploymentId) {
        if (!deployments.remove(caller, clientId, deploymentId)) {
            throw unknown();
        }
        return back(clientId);
    }

    private static ModelAndView back(UUID clientId) {
        return new ModelAndView("redirect:/tools/" + clientId + "/deployments");
    }

    private ModelAndView page(AccountCaller caller, UUID clientId, Form form, List<Fault> faults) {
        ModelAndView page = new ModelAndView("lti/deployments");
        page.addObject("shown", deployments.of(caller, clientId).orElseThrow(DeploymentsController::unknown));
        page.addObject("toolId", clientId);
        page.addObject("form", form);
        page.addObject("faults", faults);
        page.setStatus(faults.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        return page;
    }

    private static HubException unknown() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no such tool or deployment.");
    }
}
