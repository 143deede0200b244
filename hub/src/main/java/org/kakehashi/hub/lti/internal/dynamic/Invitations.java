package org.kakehashi.hub.lti.internal.dynamic;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.registration.Tools;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Lets tools register: an administrator invites, and the tool's registration uses the invitation up. */
@Component
class Invitations {
    static final int HOURS = 24;
    static final int MOST_HOURS = 168;
    private static final int MOST_OPEN = 100;
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_NOTE = 100;
    private static final int LONGEST_ADDRESS = 2000;

    private final InvitationStore store;
    private final Tools tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final HubProperties hub;
    private final Clock clock;

    Invitations(
            InvitationStore store,
            Tools tools,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub,
            Clock clock) {
        this.store = store;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * What an administrator wants.
     *
     * @param note whom it is for, such as the vendor's name
     * @param registrationUri where the tool begins its registration; the vendor tells it
     * @param toolId the tool that may be updated; absent: a new tool
     * @param hours how long it is good
     */
    record NewInvitation(
            @Nullable String note,
            @Nullable String registrationUri,
            @Nullable UUID toolId,
            @Nullable Integer hours) {}

    /** What became of it. */
    sealed interface Outcome {
        /**
         * It is good from now on.
         *
         * @param token the registration token, which isn't shown again
         * @param openAt the address to open at the tool; null: its own wasn't given
         */
        record Made(
                Invitation invitation,
                String token,
                String openidConfiguration,
                @Nullable String openAt) implements Outcome {}

        /** There is no such tool. */
        record NoTool() implements Outcome {}

        /** A field can't be taken. */
        record Wrong(String field, String description) implements Outcome {}

        /** So many are open. */
        record TooMany() implements Outcome {}
    }

    /** Invites; audited. The tenant stands in front of the token, since the tool says nothing else. */
    Outcome invite(Caller caller, NewInvitation wanted) {
        Outcome.Wrong wrong = faultOf(wanted);
        if (wrong != null) {
            return wrong;
        }
        int tenantId = caller.tenantId();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String token = tenantId + "." + Secrets.random();
        Invitation invitation = new Invitation(
                UUID.randomUUID(),
                Objects.requireNonNullElse(wanted.note(), "").strip(),
                address(wanted),
                wanted.toolId(),
                now,
                now.plus(Duration.ofHours(Objects.requireNonNullElse(wanted.hours(), HOURS))),
                null);
        return transactions.inTenant(tenantId, () -> {
            UUID toolId = wanted.toolId();
            if (toolId != null && tools.of(caller, toolId).isEmpty()) {
                return new Outcome.NoTool();
            }
            if (store.open(tenantId, now) >= MOST_OPEN) {
                return new Outcome.TooMany();
            }
            store.add(tenantId, invitation, Secrets.sha256(token), caller.auditName());
            audited(caller, "lti.invite-tool", invitation.invitationId(), toolId == null ? "" : " tool:" + toolId);
            String configuration = hub.link("/.well-known/openid-configuration");
            return new Outcome.Made(
                    invitation, token, configuration, openAt(invitation.registrationUri(), configuration, token));
        });
    }

    /** The tenant's, the latest first; those that ended a month ago are gone. */
    List<Invitation> all(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId(), MOST_LISTED));
    }

    /** Now, by which invitations are open. */
    Instant now() {
        return clock.instant();
    }

    /** Takes one back that wasn't used; audited. False: there is none. */
    boolean withdraw(Caller caller, UUID invitationId) {
        return transactions.inTenant(caller.tenantId(), () -> {
            if (!store.remove(caller.tenantId(), invitationId)) {
                return false;
            }
            audited(caller, "lti.withdraw-invitation", invitationId, "");
            return true;
        });
    }

    private void audited(Caller caller, String action, UUID invitationId, String more) {
        audit.append(
                caller.tenantId(),
                new AuditEvent(caller.auditName(), action, null, "invitation:" + invitationId + more));
    }

    private static Outcome.@Nullable Wrong faultOf(NewInvitation wanted) {
        String note = Objects.requireNonNullElse(wanted.note(), "");
        if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
            return new Outcome.Wrong("note", "note has 100 characters at most, without line breaks.");
        }
        int hours = Objects.requireNonNullElse(wanted.hours(), HOURS);
        if (hours < 1 || hours > MOST_HOURS) {
            return new Outcome.Wrong("hours", "hours is from 1 to " + MOST_HOURS + ".");
        }
        String address = address(wanted);
        return address == null || isAddress(address)
                ? null
                : new Outcome.Wrong(
                        "registrationUri",
                        "registrationUri is an absolute http or https address, without user name and fragment.");
    }

    private static @Nullable String address(NewInvitation wanted) {
        String address = wanted.registrationUri();
        return address == null || address.isBlank() ? null : address.strip();
    }

    private static boolean isAddress(String address) {
        try {
            URI uri = new URI(address);
            return address.length() <= LONGEST_ADDRESS
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Dynamic Registration 1.0, 2: the initiation request. A query that the address has stays. */
    private static @Nullable String openAt(@Nullable String address, String configuration, String token) {
        return address == null
                ? null
                : address + (address.contains("?") ? "&" : "?") + "openid_configuration="
                        + URLEncoder.encode(configuration, StandardCharsets.UTF_8) + "&registration_token="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
