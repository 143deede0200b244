package org.kakehashi.hub.lti.internal.dynamic;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/lti/invitations}: lets tools register by themselves. */
@RestController
@RequestMapping("/api/v1/lti/invitations")
@Requires(Permission.MANAGE_TOOLS)
class InvitationsApiController {
    private final Invitations invitations;

    InvitationsApiController(Invitations invitations) {
        this.invitations = invitations;
    }

    /**
     * An invitation as it was made.
     *
     * @param registrationToken isn't shown again
     * @param openAt what to open at the tool; null: {@code registrationUri} wasn't given
     */
    record Made(
            UUID invitationId,
            @JsonProperty("openid_configuration") String openidConfiguration,
            @JsonProperty("registration_token") String registrationToken,
            @Nullable String openAt,
            Instant expiresAt) {}

    record InvitationList(List<Listed> invitations) {}

    record Listed(
            UUID invitationId,
            String note,
            @Nullable String registrationUri,
            @Nullable UUID toolId,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            boolean open) {}

    @PostMapping
    ResponseEntity<Made> invite(@AuthenticationPrincipal Caller caller, @RequestBody Invitations.NewInvitation wanted) {
        return switch (invitations.invite(caller, wanted)) {
            case Invitations.Outcome.Made made ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .cacheControl(CacheControl.noStore())
                        .body(new Made(
                                made.invitation().invitationId(),
                                made.openidConfiguration(),
                                made.token(),
                                made.openAt(),
                                made.invitation().expiresAt()));
            case Invitations.Outcome.NoTool() ->
                throw new HubException(ErrorCode.NOT_FOUND, "There is no tool with that client id.");
            case Invitations.Outcome.Wrong wrong ->
                throw new HubException(ErrorCode.INVALID_REQUEST, wrong.description());
            case Invitations.Outcome.TooMany() ->
                throw new HubException(ErrorCode.CONFLICT, "100 invitations are open. Take some back first.");
        };
    }

    @GetMapping
    InvitationList list(@AuthenticationPrincipal Caller caller) {
        return new InvitationList(invitations.all(caller).stream()
                .map(one -> new Listed(
                        one.invitationId(),
                        one.note(),
                        one.registrationUri(),
                        one.toolId(),
                        one.madeAt(),
                        one.expiresAt(),
                        one.usedAt(),
                        one.isOpen(invitations.now())))
                .toList());
    }

    @DeleteMapping("/{invitationId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@AuthenticationPrincipal Caller caller, @PathVariable UUID invitationId) {
        if (!invitations.withdraw(caller, invitationId)) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no invitation with that id that wasn't used.");
        }
    }
}
