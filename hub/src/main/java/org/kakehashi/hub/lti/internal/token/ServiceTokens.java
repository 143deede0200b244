package org.kakehashi.hub.lti.internal.token;

import static org.kakehashi.hub.lti.internal.token.TokenRefusal.BUSY;
import static org.kakehashi.hub.lti.internal.token.TokenRefusal.INVALID_CLIENT;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.diagnostics.LaunchFaultStore;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.toolkeys.KeySource;
import org.kakehashi.hub.lti.internal.toolkeys.KeySourceStore;
import org.kakehashi.hub.lti.internal.toolkeys.ToolKeys;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** Exchanges a client assertion for a token, or says why not: who asks, every rule, the signature, the jti used up, the scopes. */
@Component
class ServiceTokens {
    static final Duration LIFE = Duration.ofHours(1);
    static final String PATH = "/lti/token";

    private static final TokenRefusal NO_ASSERTION = new TokenRefusal(
            "client_assertion",
            INVALID_CLIENT,
            "client_assertion is missing, isn't a signed JWT, or has more than 8 KB.",
            null,
            null);
    private static final TokenRefusal NO_TOOL = new TokenRefusal(
            "sub", INVALID_CLIENT, "sub isn't the client id of a tool that is switched on here.", null, null);
    private static final TokenRefusal SIGNATURE =
            new TokenRefusal("signature", INVALID_CLIENT, "The signature isn't by the key of that kid.", null, null);
    private static final TokenRefusal REPLAY = new TokenRefusal(
            "replay",
            INVALID_CLIENT,
            "An assertion with this jti was used before. Make one for each request.",
            null,
            null);
    private static final TokenRefusal CROWD = new TokenRefusal(
            "crowd",
            BUSY,
            "Too many tools are asked for their keys right now. Come again in some seconds.",
            null,
            null);

    private static final TokenRefusal HASTE =
            new TokenRefusal("pace", BUSY, "This tool asks for very many tokens. Use each until it ends.", null, null);

    private final TokenStore store;
    private final ToolStore tools;
    private final KeySourceStore sources;
    private final ToolKeys keys;
    private final TokenPace pace;
    private final AccessTokens tokens;
    private final LaunchFaultStore faults;
    private final AuditLog audit;
    private final TenantTransactions transactions;
    private final HubProperties hub;
    private final Clock clock;

    ServiceTokens(
            TokenStore store,
            ToolStore tools,
            KeySourceStore sources,
            ToolKeys keys,
            TokenPace pace,
            AccessTokens tokens,
            LaunchFaultStore faults,
            AuditLog audit,
            TenantTransactions transactions,
            HubProperties hub,
            Clock clock) {
        this.store = store;
        this.tools = tools;
        this.sources = sources;
        this.keys = keys;
        this.pace = pace;
        this.tokens = tokens;
        this.faults = faults;
        this.audit = audit;
        this.transactions = transactions;
        this.hub = hub;
        this.clock = clock;
    }

    /** What a tool is told (RFC 6749, 5). */
    sealed interface Answer {
        /** A token, which can't be had again, and what it is good for. */
        record Issued(String token, List<LtiScope> scopes) implements Answer {}

        record Refused(@Nullable UUID clientId, TokenRefusal refusal) implements Answer {}
    }

    /** Who an unverified assertion says it is of. */
    private record Client(int tenantId, UUID clientId) {}

    Answer issue(TokenRequest request) {
        Assertion assertion = Assertion.read(request.assertion()).orElse(null);
        if (assertion == null) {
            return new Answer.Refused(null, NO_ASSERTION);
        }
        UUID clientId = assertion.client().orElse(null);
        Integer tenantId = clientId == null ? null : store.tenantOf(clientId).orElse(null);
        if (clientId == null || tenantId == null) {
            return new Answer.Refused(null, NO_TOOL);
        }
        return issue(new Client(tenantId, clientId), request, assertion);
    }

    private Answer issue(Client client, TokenRequest request, Assertion assertion) {
        KeySource source = transactions
                .readOnly(client.tenantId(), () -> tools.tool(client.tenantId(), client.clientId())
                        .filter(Tool::enabled)
                        .flatMap(tool -> sources.find(client.tenantId(), client.clientId())))
                .orElse(null);
        if (source == null) {
            return refused(client, NO_TOOL);
        }
        AssertionRules.Asked asked =
                new AssertionRules.Asked(request, assertion, List.of(hub.link(PATH), hub.issuer()), clock.instant());
        return AssertionRules.broken(asked)
                .or(() -> unsigned(source, assertion))
                .or(() -> pace.allows(client.clientId()) ? Optional.empty() : Optional.of(HASTE))
                .map(refusal -> refused(client, refusal))
                .orElseGet(() -> transactions.inTenant(client.tenantId(), () -> token(client, request, assertion)));
    }

    private Optional<TokenRefusal> unsigned(KeySource source, Assertion assertion) {
        return switch (keys.find(source, assertion.header())) {
            case ToolKeys.Answer.Found found ->
                assertion.isSignedBy(found.keys()) ? Optional.empty() : Optional.of(SIGNATURE);
            case ToolKeys.Answer.None none ->
                Optional.of(
                        new TokenRefusal(none.rule(), INVALID_CLIENT, none.description(), none.expected(), none.got()));
            case ToolKeys.Answer.Busy() -> Optional.of(CROWD);
        };
    }

    /** The tool is held and looked at again, since it may have been switched off or bound while its keys were fetched. */
    private Answer token(Client client, TokenRequest request, Assertion assertion) {
        store.hold(client.tenantId(), client.clientId());
        Tool tool = tools.tool(client.tenantId(), client.clientId())
                .filter(Tool::enabled)
                .orElse(null);
        if (tool == null) {
            return refused(client, NO_TOOL);
        }
        byte[] jti = Secrets.sha256(assertion.claims().getJWTID());
        if (!store.use(
                client.tenantId(),
                client.clientId(),
                jti,
                assertion.claims().getExpirationTime().toInstant().plus(AssertionRules.SKEW))) {
            return refused(client, REPLAY);
        }
        List<LtiScope> scopes = granted(request, tool);
        if (scopes.isEmpty()) {
            return refused(client, noScope(request, tool));
        }
        String token = tokens.issueService(
                client.tenantId(), client.clientId(), tool.name(), LtiScope.permissions(scopes), LIFE);
        audit.append(
                client.tenantId(),
                new AuditEvent("client:" + client.clientId(), "lti.issue-token", null, "scopes:" + scopes));
        return new Answer.Issued(token, scopes);
    }

    /** What is asked for, is known, and is allowed to the tool. */
    private static List<LtiScope> granted(TokenRequest request, Tool tool) {
        return request.scopes().stream()
                .flatMap(uri -> LtiScope.of(uri).stream())
                .filter(tool.settings().scopes()::contains)
                .toList();
    }

    private static TokenRefusal noScope(TokenRequest request, Tool tool) {
        return new TokenRefusal(
                "scope",
                "invalid_scope",
                "scope names none of the services that this tool may call. An administrator sets which.",
                tool.settings().scopes().stream()
                        .map(LtiScope::uri)
                        .sorted()
                        .toList()
                        .toString(),
                request.scope());
    }

    private Answer refused(Client client, TokenRefusal refusal) {
        transactions.run(client.tenantId(), () -> faults.note(client.tenantId(), refusal.fault(client.clientId())));
        return new Answer.Refused(client.clientId(), refusal);
    }
}
