package org.kakehashi.hub.lti.internal.launch;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.lti.internal.keys.SigningKeys;
import org.kakehashi.hub.roster.SchoolClass;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** The id_token of a resource link launch: what it says (LTI Core 1.3, 5.3 and 5.4), and its signature. */
@Component
class IdTokens {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final String CLAIM = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String VOCABULARY = "http://purl.imsglobal.org/vocab/lis/v2/";

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
     * @param nonce the request's
     * @param custom parameters, already substituted
     */
    JWTClaimsSet claims(Begun begun, SchoolClass context, String nonce, Map<String, String> custom) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(hub.issuer())
                .subject(begun.launch().subject().toString())
                .audience(begun.tool().clientId().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("nonce", nonce)
                .claim(CLAIM + "message_type", "LtiResourceLinkRequest")
                .claim(CLAIM + "version", "1.3.0")
                .claim(CLAIM + "deployment_id", begun.link().deploymentId())
                .claim(CLAIM + "target_link_uri", begun.link().targetLinkUri())
                .claim(
                        CLAIM + "resource_link",
                        Map.of(
                                "id",
                                begun.resourceLinkId(),
                                "title",
                                begun.link().title()))
                .claim(CLAIM + "roles", roles(begun.launch().instructor()))
                .claim(CLAIM + "context", context(context))
                .claim(CLAIM + "launch_presentation", presentation(begun.launch()))
                .claim(CLAIM + "tool_platform", platform())
                .claim(CLAIM + "custom", custom)
                .build();
    }

    /** Signs with the hub's current key: RS256, named by {@code kid}. */
    String signed(JWTClaimsSet claims) {
        RSAKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key can't sign", e);
        }
        return token.serialize();
    }

    /** Context and institution roles (LTI Core 1.3, A.2). */
    private static List<String> roles(boolean instructor) {
        return instructor
                ? List.of(VOCABULARY + "membership#Instructor", VOCABULARY + "institution/person#Instructor")
                : List.of(VOCABULARY + "membership#Learner", VOCABULARY + "institution/person#Student");
    }

    private static Map<String, Object> context(SchoolClass context) {
        return Map.of(
                "id", context.classId().toString(),
                "label", context.title(),
                "title", context.name(),
                "type", List.of(VOCABULARY + "course#CourseSection"));
    }

    private Map<String, String> presentation(Launch launch) {
        return Map.of(
                "locale", Variables.LOCALE,
                "document_target", launch.documentTarget().word(),
                "return_url", hub.link("/study"));
    }

    private Map<String, String> platform() {
        return Map.of(
                "guid", hub.issuer(), "name", "Kakehashi", "product_family_code", "kakehashi", "url", hub.issuer());
    }
}
