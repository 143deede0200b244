package org.kakehashi.hub.lti.internal.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.kakehashi.hub.lti.internal.keys.SigningKeys;
import org.kakehashi.hub.lti.internal.registration.Compatibility;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolSettings;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** id_tokens (OpenID Connect Core 1.0, 2; Security Framework 1.0, 5.1.2): what every message has around it, and the signature. */
@Component
class IdTokens {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration LONG_LIFETIME = Duration.ofMinutes(5);
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final HubProperties hub;
    private final Clock clock;

    IdTokens(SigningKeys keys, HubProperties hub, Clock clock) {
        this.keys = keys;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * Everything that the tool learns.
     *
     * @param sub what the tool knows the person by
     * @param nonce the request's
     * @param message what the message says besides
     */
    JWTClaimsSet claims(Tool tool, String sub, String nonce, Map<String, Object> message) {
        Instant now = clock.instant();
        ToolSettings settings = tool.settings();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(hub.issuer())
                .subject(sub)
                .audience(tool.clientId().toString())
                .issueTime(Date.from(settings.bends(Compatibility.EARLY_IAT) ? now.minus(EARLIER) : now))
                .expirationTime(
                        Date.from(now.plus(settings.bends(Compatibility.LONG_TOKEN) ? LONG_LIFETIME : LIFETIME)))
                .claim("nonce", nonce);
        if (settings.bends(Compatibility.AUDIENCE_LIST)) {
            claims.claim("azp", tool.clientId().toString());
        }
        message.forEach(claims::claim);
        return claims.build();
    }

    /** The header of tokens that are signed now. */
    Map<String, Object> header() {
        return header(keys.current()).toJSONObject();
    }

    /** The claims as the token has them. */
    Map<String, Object> payload(JWTClaimsSet claims) {
        Map<String, Object> payload = claims.toJSONObject();
        if (claims.getClaim("azp") != null) {
            payload.put("aud", claims.getAudience()); // a single one is written as a plain string otherwise
        }
        return payload;
    }

    private static JWSHeader header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
    }

    /** Signs with the hub's current key: RS256, named by {@code kid}. Where there is {@code azp}, {@code aud} is a list. */
    String signed(JWTClaimsSet claims) {
        RSAKey key = keys.current();
        JWSObject token = new JWSObject(header(key), new Payload(payload(claims)));
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key can't sign", e);
        }
        return token.serialize();
    }
}
