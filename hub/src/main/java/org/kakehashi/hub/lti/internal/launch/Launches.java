package org.kakehashi.hub.lti.internal.launch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.launch.Entitlement.Opening;
import org.kakehashi.hub.lti.internal.launch.Initiations.Errand;
import org.kakehashi.hub.lti.internal.launch.Launches.Tap.Passed;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.kakehashi.hub.lti.internal.registration.Window;
import org.springframework.stereotype.Component;

/** Begins launches: decides whether the person may open the link, and writes the launch down. */
@Component
public class Launches {
    /** Where a tool in a frame of the hub may keep what it can't keep in cookies (LTI postMessage Storage 1.0). */
    static final String STORAGE_TARGET = "lti_storage_target";

    /** The page that holds the frame. */
    static final String STORAGE_FRAME = "_parent";

    private final Initiations initiations;
    private final Proctorings proctorings;
    private final Entitlement entitlement;
    private final ToolUses uses;
    private final TenantTransactions transactions;
    private final Clock clock;

    Launches(
            Initiations initiations,
            Proctorings proctorings,
            Entitlement entitlement,
            ToolUses uses,
            TenantTransactions transactions,
            Clock clock) {
        this.initiations = initiations;
        this.proctorings = proctorings;
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
     * @param passed the proctoring tool that let the person go on; null: none did
     */
    public record Tap(
            UUID linkId,
            @Nullable UUID classId,
            DocumentTarget documentTarget,
            @Nullable Passed passed) {
        /** The proctoring tool, its launch that let the person go on, and which try it is. */
        public record Passed(UUID toolId, UUID proctoringId, int attempt) {}
    }

    /** What becomes of it. */
    public sealed interface Start {
        /** Go to the tool with these hints. */
        record Initiated(Placement placement, String loginHint, String messageHint, DocumentTarget target)
                implements Start {
            /** What is posted to the tool. A query of initiate_login_uri stays in the form's action. */
            public Map<String, String> fields(String issuer) {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("iss", issuer);
                fields.put("login_hint", loginHint);
                fields.put("target_link_uri", placement.link().targetLinkUri());
                fields.put("lti_message_hint", messageHint);
                fields.put("client_id", placement.tool().clientId().toString());
                fields.put("lti_deployment_id", placement.link().deploymentId());
                if (target == DocumentTarget.IFRAME) {
                    fields.put(STORAGE_TARGET, STORAGE_FRAME);
                }
                return fields;
            }
        }

        /** No such link, or its tool is off or not deployed at the school, or the person isn't in a class that may open it today: which of these isn't told. */
        record NoSuchLink() implements Start {}

        /** It isn't open to pupils yet, or no more. */
        record Closed(String title, Window available) implements Start {}

        /** The person is out of the tool, or of what it is for. */
        record OptedOut() implements Start {}

        /** The tool that is to watch over it can't be reached: it is off, or not at this school. */
        record Unwatched(String title) implements Start {}
    }

    /**
     * Begins a launch where the person may.
     *
     * @param sessionId of the browser's session, to which the message hint is bound
     */
    public Start begin(AccountCaller caller, String sessionId, Tap tap) {
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
            Passed passed = tap.passed();
            UUID proctor = visit.instructor() ? null : showing.proctoredBy();
            if (proctor != null && (passed == null || !proctor.equals(passed.toolId()))) {
                return proctorings.begin(caller, personId, sessionId, placement, visit, tap.documentTarget());
            }
            About about = passed == null ? About.NOTHING : About.proctored(passed.proctoringId(), passed.attempt());
            Errand errand = new Errand(
                    MessageType.RESOURCE_LINK, visit.classId(), visit.instructor(), tap.documentTarget(), about);
            return initiations.begin(caller, personId, sessionId, placement, errand);
        });
    }
}
