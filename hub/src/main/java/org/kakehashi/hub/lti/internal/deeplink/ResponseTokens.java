package org.kakehashi.hub.lti.internal.deeplink;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.keys.ToolKeys;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.springframework.stereotype.Component;

/** Reads the token of a deep linking response, and verifies that a tool of the tenant signed it. */
@Component
class ResponseTokens {
    private final ToolStore tools;
    private final ToolKeys keys;
    private final TenantTransactions transactions;

    ResponseTokens(ToolStore tools, ToolKeys keys, TenantTransactions transactions) {
        this.tools = tools;
        this.keys = keys;
        this.transactions = transactions;
    }

    /** What the token turned out to be. */
    sealed interface Read {
        /** It is the tool's; what it claims is still to be judged. */
        record Signed(Tool tool, JWTClaimsSet claims) implements Read {}

        /** It isn't taken. {@code tool}: which it says it is of, where there is such a tool. */
        record Wrong(@Nullable Tool tool, Refused refused) implements Read {}
    }

    /** Reads it. Not within a transaction, as it may fetch the tool's keys. */
    Read read(int tenantId, @Nullable String token) {
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
                .orElseGet(() -> new Read.Signed(tool.get(), claims));
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
        Optional<JWK> key = keys.find(tool, kid);
        if (key.isEmpty()) {
            return Optional.of(
                    new Refused("kid", "No key of that kid is published at the tool's jwks_uri.", tool.jwksUri(), kid));
        }
        return isSignedWith(key.get(), jwt)
                ? Optional.empty()
                : Optional.of(new Refused("signature", "The signature isn't of the key that kid names.", null, kid));
    }

    private static boolean isSignedWith(JWK key, SignedJWT jwt) {
        try {
            JWSVerifier verifier =
                    switch (key) {
                        case RSAKey rsa -> new RSASSAVerifier(rsa.toRSAPublicKey());
                        case ECKey ec -> new ECDSAVerifier(ec.toECPublicKey());
                        default -> null;
                    };
            boolean other = key.getAlgorithm() != null
                    && !key.getAlgorithm().equals(jwt.getHeader().getAlgorithm());
            return verifier != null && !other && jwt.verify(verifier);
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
