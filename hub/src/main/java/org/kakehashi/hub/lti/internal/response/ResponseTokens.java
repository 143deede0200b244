package org.kakehashi.hub.lti.internal.response;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.inspection.Check.Named;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.kakehashi.hub.lti.internal.toolkeys.KeySource;
import org.kakehashi.hub.lti.internal.toolkeys.ToolKeys;
import org.springframework.stereotype.Component;

/** Reads the token of a tool's response, and verifies that a tool of the tenant signed it. */
@Component
public class ResponseTokens {
    /** What is looked at here, in order. */
    static final List<Named> CHECKED = List.of(
            new Named("iss", "Security Framework 1.0, 5.2.2"),
            new Named("alg", "Security Framework 1.0, 5.1.3"),
            new Named("kid", "Security Framework 1.0, 5.2.2"),
            new Named("signature", "Security Framework 1.0, 5.2.2"));

    private final ToolStore tools;
    private final ToolKeys keys;
    private final TenantTransactions transactions;

    ResponseTokens(ToolStore tools, ToolKeys keys, TenantTransactions transactions) {
        this.tools = tools;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** What the token turned out to be. */
    public sealed interface Read {
        /** It is the tool's; what it claims is still to be judged. */
        record Signed(Tool tool, JWTClaimsSet claims, Map<String, Object> header) implements Read {}

        /** It isn't taken. {@code tool}: which it says it is of, where there is such a tool. */
        record Wrong(@Nullable Tool tool, Refused refused) implements Read {}
    }

    /** Reads it. Not within a transaction, as it may fetch the tool's keys. */
    public Read read(int tenantId, @Nullable String token) {
        SignedJWT jwt;
        JWTClaimsSet claims;
        try {
            jwt = SignedJWT.parse(token == null ? "" : token);
            claims = jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            return new Read.Wrong(null, Refused.of("jwt", "The form field JWT must be one signed JWT."));
        }
        Optional<Tool> tool = tool(tenantId, claims.getIssuer());
        if (tool.isEmpty()) {
            return new Read.Wrong(
                    null, Refused.of("iss", "iss must be the client_id of a tool that is switched on here."));
        }
        return refusal(tool.get(), jwt)
                .<Read>map(refused -> new Read.Wrong(tool.get(), refused))
                .orElseGet(() ->
                        new Read.Signed(tool.get(), claims, jwt.getHeader().toJSONObject()));
    }

    private Optional<Refused> refusal(Tool tool, SignedJWT jwt) {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        if (!JWSAlgorithm.Family.RSA.contains(algorithm) && !JWSAlgorithm.Family.EC.contains(algorithm)) {
            return Optional.of(new Refused(
                    "alg",
                    "The response must be signed with an RSA or EC key (Security Framework 1.0, 5.1.3).",
                    "RS256",
                    algorithm.getName()));
        }
        String kid = jwt.getHeader().getKeyID();
        if (kid == null || kid.isBlank()) {
            return Optional.of(Refused.of("kid", "The header must name the key (kid)."));
        }
        return switch (keys.find(new KeySource(tool.clientId(), tool.jwksUri(), tool.jwks()), jwt.getHeader())) {
            case ToolKeys.Answer.Found(List<PublicKey> fitting) ->
                fitting.stream().anyMatch(key -> isSignedWith(key, jwt))
                        ? Optional.empty()
                        : Optional.of(
                                new Refused("signature", "The signature isn't of the key that kid names.", null, kid));
            case ToolKeys.Answer.None none ->
                Optional.of(new Refused(
                        "kid", "No key of that kid and alg is published at the tool's jwks_uri.", tool.jwksUri(), kid));
            case ToolKeys.Answer.Busy() ->
                Optional.of(Refused.of(
                        "busy", "Too many tools are asked for their keys right now. Send it again in a moment."));
        };
    }

    private static boolean isSignedWith(PublicKey key, SignedJWT jwt) {
        try {
            return jwt.verify(new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), key));
        } catch (JOSEException e) {
            return false;
        }
    }

    private Optional<Tool> tool(int tenantId, @Nullable String clientId) {
        try {
            UUID id = UUID.fromString(clientId == null ? "" : clientId);
            return transactions
                    .readOnly(tenantId, () -> tools.tool(tenantId, id))
                    .filter(Tool::enabled);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
