package org.kakehashi.hub.lti.internal.dynamic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tool's side: it registers with an invitation, and later reads and changes its registration with the token it got. */
@Component
class Registrations {
    /** The registration endpoint, and behind a slash and the client id, the client configuration endpoint. */
    static final String PATH = "/lti/register";

    private final InvitationStore invitations;
    private final RegistrationStore store;
    private final RegistrationRules rules;
    private final RegistrationPace pace;
    private final ToolStore tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final HubProperties hub;
    private final Clock clock;

    Registrations(
            InvitationStore invitations,
            RegistrationStore store,
            RegistrationRules rules,
            RegistrationPace pace,
            ToolStore tools,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub,
            Clock clock) {
        this.invitations = invitations;
        this.store = store;
        this.rules = rules;
        this.pace = pace;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
        this.hub = hub;
        this.clock = clock;
    }

    /** What a tool's request gets. */
    sealed interface Answer {
        /** Its registration. */
        record Told(ObjectNode registration) implements Answer {}

        /** A member can't be taken; the token stays good. */
        record Refused(String error, String description) implements Answer {}

        /** The token isn't good for this. */
        record Unauthorized() implements Answer {}

        /** It changes too often. */
        record TooOften() implements Answer {}
    }

    /** Takes a registration for an invitation's token. Of several at once one wins; one that is refused may be sent again. */
    Answer register(String token, byte[] body) {
        int tenantId = tenantOf(token);
        if (tenantId <= 0) {
            return new Answer.Unauthorized();
        }
        return transactions.inTenant(tenantId, () -> {
            Instant now = now();
            Invitation invitation = invitations
                    .find(tenantId, Secrets.sha256(token))
                    .filter(found -> found.isOpen(now))
                    .orElse(null);
            if (invitation == null) {
                return new Answer.Unauthorized();
            }
            try {
                JsonNode sent = rules.parsed(body);
                Wanted wanted = rules.read(sent);
                if (!invitations.use(tenantId, invitation.invitationId(), now)) {
                    return new Answer.Unauthorized();
                }
                String access = tenantId + "." + Secrets.random();
                return told(add(tenantId, invitation, sent, access, now), sent, wanted.scopes(), access);
            } catch (Unacceptable e) {
                return new Answer.Refused(e.error(), e.description());
            }
        });
    }

    private Registration add(int tenantId, Invitation invitation, JsonNode sent, String access, Instant now) {
        UUID toolId = invitation.toolId();
        UUID clientId = toolId == null ? UUID.randomUUID() : toolId;
        String deploymentId = toolId == null
                ? UUID.randomUUID().toString()
                : tools.all(tenantId, toolId).getFirst().link().deploymentId();
        Registration registration = new Registration(
                UUID.randomUUID(),
                clientId,
                deploymentId,
                toolId != null,
                Registration.State.WAITING,
                sent.toString(),
                invitation.note(),
                invitation.registrationUri(),
                now);
        store.hold(tenantId, clientId);
        store.add(tenantId, registration, Secrets.sha256(access));
        audited(tenantId, registration, " invitation:" + invitation.invitationId());
        return registration;
    }

    /** What is registered (RFC 7592, 2.1). */
    Answer read(UUID clientId, String token) {
        int tenantId = tenantOf(token);
        return tenantId <= 0
                ? new Answer.Unauthorized()
                : transactions.readOnly(tenantId, () -> {
                    Registration registration = of(tenantId, clientId, token).orElse(null);
                    return registration == null ? new Answer.Unauthorized() : told(tenantId, registration, token);
                });
    }

    /** Asks for another registration in place of the tool's (RFC 7592, 2.2), which goes on until somebody approves this one. */
    Answer change(UUID clientId, String token, byte[] body) {
        int tenantId = tenantOf(token);
        if (tenantId <= 0) {
            return new Answer.Unauthorized();
        }
        return transactions.inTenant(tenantId, () -> {
            store.hold(tenantId, clientId);
            Registration before = of(tenantId, clientId, token).orElse(null);
            if (before == null) {
                return new Answer.Unauthorized();
            }
            if (!pace.allows(clientId)) {
                return new Answer.TooOften();
            }
            try {
                JsonNode sent = rules.parsed(body);
                Wanted wanted = rules.read(sent);
                String named = Members.of(sent).text("client_id");
                if (named != null && !named.equals(clientId.toString())) {
                    throw Unacceptable.of("client_id", "This must be the client id of the address.");
                }
                Registration registration = following(tenantId, before, sent);
                store.add(tenantId, registration, Secrets.sha256(token));
                audited(tenantId, registration, "");
                return told(registration, sent, wanted.scopes(), token);
            } catch (Unacceptable e) {
                return new Answer.Refused(e.error(), e.description());
            }
        });
    }

    private Registration following(int tenantId, Registration before, JsonNode sent) {
        return new Registration(
                UUID.randomUUID(),
                before.clientId(),
                before.deploymentId(),
                tools.tool(tenantId, before.clientId()).isPresent(),
                Registration.State.WAITING,
                sent.toString(),
                before.note(),
                before.registrationUri(),
                now());
    }

    /** The registration for which the token is good; a tool that is switched off has none. */
    private Optional<Registration> of(int tenantId, UUID clientId, String token) {
        boolean off =
                tools.tool(tenantId, clientId).filter(tool -> !tool.enabled()).isPresent();
        return off ? Optional.empty() : store.ofToken(tenantId, clientId, Secrets.sha256(token));
    }

    private Answer told(int tenantId, Registration registration, String token) {
        try {
            JsonNode sent = rules.parsed(registration.content().getBytes(StandardCharsets.UTF_8));
            Tool tool = registration.isWaiting()
                    ? null
                    : tools.tool(tenantId, registration.clientId()).orElse(null);
            Collection<LtiScope> scopes = tool == null
                    ? LtiConfiguration.read(sent).scopes()
                    : tool.settings().scopes();
            return told(registration, sent, scopes, token);
        } catch (Unacceptable e) {
            throw new IllegalStateException("A registration that was taken can't be read: " + e.description(), e);
        }
    }

    private Answer told(Registration registration, JsonNode sent, Collection<LtiScope> scopes, String token) {
        String clientUri = hub.link(PATH + "/" + registration.clientId());
        return new Answer.Told(RegistrationAnswer.of(registration, sent, scopes, clientUri, token));
    }

    private void audited(int tenantId, Registration registration, String more) {
        audit.append(
                tenantId,
                new AuditEvent(
                        "client:" + registration.clientId(),
                        "lti.receive-registration",
                        null,
                        "registration:" + registration.registrationId() + " tool:" + registration.clientId() + more));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static int tenantOf(@Nullable String token) {
        try {
            return token == null ? 0 : Integer.parseInt(token.substring(0, Math.max(token.indexOf('.'), 0)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
