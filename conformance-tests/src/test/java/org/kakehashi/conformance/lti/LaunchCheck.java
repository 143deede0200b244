package org.kakehashi.conformance.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** How the sample tool checks an id_token (Security Framework 1.0, 5.1.3), where it has no flaw. */
final class LaunchCheck {
    static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";

    private static final List<String> MESSAGES = List.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest");

    private final SampleTool tool;

    LaunchCheck(SampleTool tool) {
        this.tool = tool;
    }

    JWTClaimsSet checked(String token, String nonce) throws ParseException, IOException {
        if (!tool.has(Flaw.SIGNATURE_IGNORED)) {
            need(Flaw.SIGNATURE_IGNORED, verified(SignedJWT.parse(token)), "signature");
        }
        JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
        need(Flaw.ISSUER_IGNORED, tool.platform("issuer").equals(claims.getIssuer()), "iss");
        need(Flaw.AUDIENCE_IGNORED, claims.getAudience().contains(tool.platform("clientId")), "aud");
        Date end = claims.getExpirationTime();
        need(
                Flaw.EXPIRY_IGNORED,
                end != null && end.toInstant().isAfter(Instant.now().minusSeconds(60)),
                "exp");
        boolean stateless = tool.has(Flaw.STATE_IGNORED);
        need(Flaw.NONCE_IGNORED, stateless || nonce.equals(claims.getStringClaim("nonce")), "nonce");
        String deployment = claims.getStringClaim(CLAIM + "deployment_id");
        need(Flaw.DEPLOYMENT_IGNORED, tool.platform("deploymentId").equals(deployment), "deployment_id");
        need(Flaw.MESSAGE_IGNORED, MESSAGES.contains(claims.getStringClaim(CLAIM + "message_type")), "message_type");
        need(Flaw.MESSAGE_IGNORED, "1.3.0".equals(claims.getStringClaim(CLAIM + "version")), "version");
        return claims;
    }

    private void need(Flaw flaw, boolean holds, String claim) {
        if (!holds && !tool.has(flaw)) {
            throw new IllegalStateException(claim + " is wrong");
        }
    }

    private boolean verified(SignedJWT token) throws ParseException, IOException {
        JWKSet set = JWKSet.load(URI.create(tool.platform("jwksUri")).toURL());
        JWK key = tool.has(Flaw.ONE_KEY_FOR_EVER)
                ? set.getKeys().getFirst()
                : set.getKeyByKeyId(token.getHeader().getKeyID());
        try {
            return key != null
                    && JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new RSASSAVerifier(key.toRSAKey()));
        } catch (JOSEException e) {
            return false;
        }
    }
}
