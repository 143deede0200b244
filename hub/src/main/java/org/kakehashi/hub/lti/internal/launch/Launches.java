package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.launch.Entitlement.Opening;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.kakehashi.hub.lti.internal.subject.Subjects;
import org.springframework.stereotype.Component;

/** Begins launches: decides whether the person may open the link, and writes the launch down. */
@Component
class Launches {
    static final Duration HINT_LIFETIME = Duration.ofMinutes(5);

    private final LaunchStore store;
    private final Subjects subjects;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final TenantTransactions transactions;
    private final Clock clock;

    Launches(
            LaunchStore store,
            Subjects subjects,
            Entitlement entitlement,
            ToolUses uses,
            TenantTransactions transactions,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.entitlement = entitlement;
        this.uses = uses;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What somebody taps.
     *
     * @param linkId the resource link
     * @param classId the class that the person chose; null: the hub chooses
     * @param documentTarget where it opens
     */
    record Tap(UUID linkId, @Nullable UUID classId, DocumentTarget documentTarget) {}

    /** What becomes of it. */
    sealed interface Start {
        /** Go to the tool with these hints. */
        record Initiated(Placement placement, String loginHint, String messageHint) implements Start {
            /** What is posted to the tool. A query of initiate_login_uri stays in the form's action. */
            Map<String, String> fields(String issuer) {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("iss", issuer);
                fields.put("login_hint", loginHint);
                fields.put("target_link_uri", placement.link().targetLinkUri());
                fields.put("lti_message_hint", messageHint);
                fields.put("client_id", placement.tool().clientId().toString());
                fields.put("lti_deployment_id", placement.link().deploymentId());
                return fields;
            }
        }

        /** No such link, or its tool is off or not deployed at the school, or the person isn't in a class that may open it today: which of these isn't told. */
        record NoSuchLink() implements Start {}

        /** It isn't open to pupils yet, or no more. */
        record Closed(String title, Window available) implements Start {}

        /** The person is out of the tool, or of what it is for. */
        record OptedOut() implements Start {}
    }

    /**
     * Begins a launch where the person may.
     *
     * @param sessionId of the browser's session, to which the message hint is bound
     */
    Start begin(AccountCaller caller, String sessionId, Tap tap) {
        UUID personId = caller.personId();
        if (personId == null) {
            return new Start.NoSuchLink();
        }
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            Opening opening = entitlement
                    .opening(tenantId, personId, tap.linkId(), tap.classId())
                    .orElse(null);
            if (opening == null) {
                return new Start.NoSuchLink();
            }
            Placement placement = opening.placement();
            Visit visit = opening.visit();
            Showing showing = placement.link().showing();
            if (!visit.instructor() && showing.hidden()) {
                return new Start.NoSuchLink();
            }
            if (!visit.instructor() && !showing.available().holds(clock.instant())) {
                return new Start.Closed(placement.link().title(), showing.available());
            }
            UUID clientId = placement.tool().clientId();
            if (uses.refuses(caller, personId, clientId)) {
                return new Start.OptedOut();
            }
            UUID subject = subjects.of(tenantId, clientId, personId);
            String hint = Secrets.random();
            Launch launch = launch(caller.accountId(), personId, subject, sessionId, visit, tap);
            store.begin(tenantId, launch, Secrets.sha256(hint), placement.link());
            return new Start.Initiated(placement, subject.toString(), hint);
        });
    }

    /** What is kept of a session's id. */
    static String sessionHash(String sessionId) {
        return HexFormat.of().formatHex(Secrets.sha256(sessionId));
    }

    private Launch launch(UUID accountId, UUID personId, UUID subject, String sessionId, Visit visit, Tap tap) {
        Instant now = clock.instant();
        return new Launch(
                UUID.randomUUID(),
                MessageType.RESOURCE_LINK,
                sessionHash(sessionId),
                accountId,
                personId,
                subject,
                visit.classId(),
                visit.instructor(),
                tap.documentTarget(),
                UUID.randomUUID(),
                now,
                now.plus(HINT_LIFETIME),
                null);
    }
}
