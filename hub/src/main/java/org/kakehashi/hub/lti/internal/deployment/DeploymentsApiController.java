package org.kakehashi.hub.lti.internal.deployment;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/lti/tools/{clientId}/deployments}: where a tool is. */
@RestController
@RequestMapping("/api/v1/lti/tools/{clientId}/deployments")
@Requires(Permission.MANAGE_TOOLS)
class DeploymentsApiController {
    private final Deployments deployments;
    private final MessageSource messages;

    DeploymentsApiController(Deployments deployments, MessageSource messages) {
        this.deployments = deployments;
        this.messages = messages;
    }

    /** @param schoolId null: for the whole tenant */
    record Wired(
            String deploymentId,
            @Nullable UUID schoolId,
            @Nullable String schoolName,
            Map<String, String> customParameters) {
        static Wired of(Deployments.Line line) {
            Deployment one = line.deployment();
            return new Wired(one.deploymentId(), one.schoolId(), line.school(), one.customParameters());
        }
    }

    record DeploymentList(List<Wired> deployments) {}

    @GetMapping
    DeploymentList list(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId) {
        return new DeploymentList(
                deployments.of(caller, clientId).orElseThrow(DeploymentsApiController::noTool).lines().stream()
                        .map(Wired::of)
                        .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Wired add(@AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @RequestBody NewDeployment wanted) {
        return switch (deployments.add(caller, clientId, wanted)) {
            case Deployments.Outcome.Deployed(Deployments.Line line) -> Wired.of(line);
            case Deployments.Outcome.Rejected(List<Fault> faults) ->
                throw new HubException(ErrorCode.INVALID_REQUEST, Fault.told(faults, messages));
            case Deployments.Outcome.NoSuchTool() -> throw noTool();
        };
    }

    @DeleteMapping("/{deploymentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID clientId, @PathVariable String deploymentId) {
        if (!deployments.remove(caller, clientId, deploymentId)) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no such deployment of a tool of that client id.");
        }
    }

    private static HubException noTool() {
        return new HubException(ErrorCode.NOT_FOUND, "There is no tool with that client id.");
    }
}
