package org.kakehashi.hub.lti.internal.dynamic;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.NewTool;
import org.kakehashi.hub.lti.internal.registration.Released;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.lti.internal.registration.WiredSettings;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/lti/registrations}: what tools asked for, and the answer to it. */
@RestController
@RequestMapping("/api/v1/lti/registrations")
@Requires(Permission.MANAGE_TOOLS)
class RegistrationsApiController {
    private final Approvals approvals;

    RegistrationsApiController(Approvals approvals) {
        this.approvals = approvals;
    }

    record RegistrationList(List<Listed> registrations) {}

    record Listed(
            UUID registrationId,
            UUID clientId,
            String name,
            boolean changes,
            Registration.State state,
            String note,
            Instant receivedAt) {}

    /**
     * What a registration asks for.
     *
     * @param scopes URIs of those that it may be given
     * @param released what may be released to it
     * @param lines each field as it is and as it would be
     */
    record Detailed(
            Listed registration,
            NewTool tool,
            List<String> scopes,
            Set<Released> released,
            List<Wanted.Message> messages,
            List<Review.Line> lines,
            List<Review.Warning> warnings,
            List<Note> notes) {}

    /**
     * What is approved of it. Both lists must be there, though they may be empty: nothing is released by leaving something out.
     *
     * @param xapiGrant whether it may write learning records; absent: no
     */
    record Approval(
            @Nullable List<String> scopes,
            @Nullable List<String> released,
            @Nullable Boolean xapiGrant) {}

    @GetMapping
    RegistrationList list(@AuthenticationPrincipal Caller caller) {
        return new RegistrationList(approvals.all(caller).stream()
                .map(one -> listed(one.registration(), one.name()))
                .toList());
    }

    @GetMapping("/{registrationId}")
    Detailed details(@AuthenticationPrincipal Caller caller, @PathVariable UUID registrationId) {
        Review review = approvals.review(caller, registrationId).orElseThrow(RegistrationsApiController::unknown);
        NewTool tool = review.wanted().tool();
        return new Detailed(
                listed(review.registration(), String.valueOf(tool.name())),
                tool,
                review.scopes().stream().map(LtiScope::uri).toList(),
                review.released(),
                review.wanted().messages(),
                review.lines(),
                review.warnings(),
                review.wanted().notes());
    }

    @PostMapping("/{registrationId}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void approve(
            @AuthenticationPrincipal Caller caller, @PathVariable UUID registrationId, @RequestBody Approval approval) {
        if (approval.scopes() == null || approval.released() == null) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "scopes and released: give both lists; an empty one gives nothing.");
        }
        ToolSettings chosen = new WiredSettings(approval.scopes(), null, approval.released())
                .read()
                .orElseThrow(() -> new HubException(
                        ErrorCode.INVALID_REQUEST, "scopes: URIs of LTI services; released: see docs/lti.md."));
        answer(approvals.approve(
                caller,
                registrationId,
                new Approvals.Choice(chosen.scopes(), chosen.released(), Boolean.TRUE.equals(approval.xapiGrant()))));
    }

    @PostMapping("/{registrationId}/reject")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(@AuthenticationPrincipal Caller caller, @PathVariable UUID registrationId) {
        answer(approvals.reject(caller, registrationId));
    }

    private static void answer(Approvals.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case DECIDED -> throw new HubException(ErrorCode.CONFLICT, "This registration was decided before.");
            case NONE -> throw unknown();
        }
    }

    private static HubException unknown() {
        return new HubException(
                ErrorCode.NOT_FOUND, "There is no such registration, or the tool has sent another one in its place.");
    }

    private static Listed listed(Registration one, String name) {
        return new Listed(
                one.registrationId(), one.clientId(), name, one.changes(), one.state(), one.note(), one.receivedAt());
    }
}
