package org.kakehashi.hub.lti.internal.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFault;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.grant.XapiGrants;
import org.kakehashi.hub.lti.internal.launch.AuthenticationRules.Asked;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.registration.ToolUses;
import org.springframework.stereotype.Component;

/** Answers authentication requests: whose it is, where the answer may go, every rule, the launch used up, the claims. */
@Component
class Authentications {
    private final ToolStore tools;
    private final LaunchStore store;
    private final XapiGrants grants;
    private final Messages messages;
    private final Variables variables;
    private final ToolUses uses;
    private final MessageClaims messageClaims;
    private final IdTokens idTokens;
    private final LaunchFaultStore faults;
    private final Recording recording;
    private final TenantTransactions transactions;
    private final Clock clock;

    Authentications(
            ToolStore tools,
            LaunchStore store,
            XapiGrants grants,
            Messages messages,
            Variables variables,
            ToolUses uses,
            MessageClaims messageClaims,
            IdTokens idTokens,
            LaunchFaultStore faults,
            Recording recording,
            TenantTransactions transactions,
            Clock clock) {
        this.tools = tools;
        this.store = store;
        this.grants = grants;
        this.messages = messages;
        this.variables = variables;
        this.uses = uses;
        this.messageClaims = messageClaims;
        this.idTokens = idTokens;
        this.faults = faults;
        this.recording = recording;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What becomes of an authentication request. */
    sealed interface Answer {
        /**
         * These claims, to be signed, may go to that registered address.
         *
         * @param framed whether the tool is in a frame of the hub's
         */
        record Agreed(String redirectUri, JWTClaimsSet claims, boolean framed) implements Answer {}

        /** An error for the tool, at the address that it registered. */
        record Refused(String redirectUri, UUID clientId, Refusal refusal) implements Answer {}

        /** An error for the person: where the request came from isn't known for certain. */
        record Untrusted(Refusal refusal) implements Answer {}
    }

    private static final Answer UNKNOWN_CLIENT = new Answer.Untrusted(new Refusal(
            "client_id", "unauthorized_client", "client_id isn't that of a tool that is switched on here."));
    private static final Refusal UNKNOWN_ADDRESS = new Refusal(
            "redirect_uri",
            "invalid_request",
            "redirect_uri isn't, character by character, one that the tool registered.");
    private static final Refusal LEFT = new Refusal(
            "membership", "access_denied", "The person left the class meanwhile. Nothing can be mended here.");
    private static final Refusal UNDEPLOYED = new Refusal(
            "deployment",
            "access_denied",
            "The tool was taken away from the school meanwhile. Nothing can be mended here.");
    private static final Refusal CLOSED = new Refusal(
            "availability",
            "access_denied",
            "The material was closed to pupils meanwhile. Nothing can be mended here.");
    static final Refusal OPTED_OUT =
            new Refusal("opted_out", "access_denied", "The person opted out of this tool. Nothing can be mended here.");

    /**
     * Answers the tool's request for the person.
     *
     * @param sessionId of the browser's session
     */
    Answer answer(AccountCaller caller, String sessionId, AuthenticationRequest request) {
        UUID clientId = request.clientId();
        if (clientId == null) {
            return UNKNOWN_CLIENT;
        }
        return transactions.inTenant(caller.tenantId(), () -> {
            Begun begun = begun(caller.tenantId(), clientId, request).orElse(null);
            Answer answer = answer(caller, sessionId, request, clientId, begun);
            recording.answered(caller.tenantId(), begun, request, answer);
            return answer;
        });
    }

    private Answer answer(
            AccountCaller caller,
            String sessionId,
            AuthenticationRequest request,
            UUID clientId,
            @Nullable Begun begun) {
        String redirectUri = request.redirectUri();
        Optional<Tool> tool = begun != null ? Optional.of(begun.tool()) : tools.tool(caller.tenantId(), clientId);
        if (tool.filter(Tool::enabled).isEmpty()) {
            return UNKNOWN_CLIENT;
        }
        if (redirectUri == null || !tool.get().redirectUris().contains(redirectUri)) {
            String registered = String.join(" ", tool.get().redirectUris());
            note(caller.tenantId(), clientId, begun, UNKNOWN_ADDRESS, registered, request);
            return new Answer.Untrusted(UNKNOWN_ADDRESS);
        }
        Asked asked =
                new Asked(request, begun, caller.accountId(), Initiations.sessionHash(sessionId), clock.instant());
        Optional<Refusal> broken = AuthenticationRules.broken(asked);
        if (broken.isPresent() || begun == null) {
            Refusal refusal = broken.orElse(AuthenticationRules.USED);
            note(caller.tenantId(), clientId, begun, refusal, null, request);
            return new Answer.Refused(redirectUri, clientId, refusal);
        }
        if (uses.refuses(caller, begun.launch().personId(), clientId)) {
            return new Answer.Refused(redirectUri, clientId, OPTED_OUT);
        }
        return agree(caller.tenantId(), redirectUri, asked, begun);
    }

    /** Whoever opted out is no fault of the tool's, and none of its business. */
    private void note(
            int tenantId,
            UUID clientId,
            @Nullable Begun begun,
            Refusal refusal,
            @Nullable String expected,
            AuthenticationRequest request) {
        UUID launchId = begun == null ? null : begun.launch().launchId();
        faults.note(
                tenantId,
                new LaunchFault(
                        clientId,
                        launchId,
                        LaunchFault.Step.AUTHENTICATION,
                        refusal.rule(),
                        refusal.description(),
                        expected,
                        request.shown(refusal.rule())));
    }

    private Optional<Begun> begun(int tenantId, UUID clientId, AuthenticationRequest request) {
        return Optional.ofNullable(request.messageHint())
                .flatMap(hint -> store.byHint(tenantId, clientId, Secrets.sha256(hint)));
    }

    private Answer agree(int tenantId, String redirectUri, Asked asked, Begun begun) {
        Tool tool = begun.tool();
        Launch launch = begun.launch();
        Optional<Message> found = messages.of(tenantId, begun);
        if (found.isEmpty()) {
            return new Answer.Refused(redirectUri, tool.clientId(), LEFT);
        }
        Message message = found.get();
        if (begun.deployment() == null
                || !begun.deployment().isAt(message.context().schoolClass().schoolId())) {
            return new Answer.Refused(redirectUri, tool.clientId(), UNDEPLOYED);
        }
        if (isClosedMeanwhile(launch, begun.link().showing(), asked.now())) {
            return new Answer.Refused(redirectUri, tool.clientId(), CLOSED);
        }
        Map<String, String> parameters =
                Substitution.merged(tool.customParameters(), begun.link().customParameters());
        XapiGrants.Code code = fetchCode(tenantId, begun, parameters);
        String nonce = Objects.requireNonNull(asked.request().nonce());
        if (!store.answer(tenantId, tool.clientId(), launch.launchId(), Secrets.sha256(nonce), asked.now(), code)) {
            note(tenantId, tool.clientId(), begun, AuthenticationRules.USED, null, asked.request());
            return new Answer.Refused(redirectUri, tool.clientId(), AuthenticationRules.USED);
        }
        Map<String, String> custom =
                Substitution.resolve(parameters, variables.of(tenantId, message, code == null ? null : code.text()));
        Map<String, Object> claims = messageClaims.of(tenantId, message, custom, returnData(tenantId, launch));
        return new Answer.Agreed(
                redirectUri,
                idTokens.claims(tool, message.told().sub(), nonce, claims),
                launch.documentTarget() == DocumentTarget.IFRAME);
    }

    /** Whether a pupil's link was hidden or closed since the tap, or needs a proctoring tool now. */
    private static boolean isClosedMeanwhile(Launch launch, Showing showing, Instant now) {
        return launch.message() == MessageType.RESOURCE_LINK
                && !launch.instructor()
                && (showing.hidden()
                        || !showing.available().holds(now)
                        || (showing.proctoredBy() != null && launch.about().proctoringId() == null));
    }

    /** What a tool that is to answer must echo, once; null: it isn't to. */
    private @Nullable String returnData(int tenantId, Launch launch) {
        if (!launch.message().isAnswered()) {
            return null;
        }
        String data = Secrets.random();
        store.expectReturn(tenantId, launch.launchId(), Secrets.sha256(data));
        return data;
    }

    /** A code is minted only for a tool that may have one and asks for it. */
    private XapiGrants.@Nullable Code fetchCode(int tenantId, Begun begun, Map<String, String> parameters) {
        return begun.launch().message() == MessageType.RESOURCE_LINK
                        && begun.tool().xapiGrant()
                        && Substitution.uses(parameters, Variables.FETCH_URL)
                ? grants.mint(tenantId)
                : null;
    }
}
