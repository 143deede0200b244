package org.kakehashi.hub.lti.internal.keys;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kakehashi.hub.access.Public;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.MessageNames;
import org.kakehashi.hub.lti.internal.registration.VariableNames;
import org.kakehashi.hub.lti.internal.toolkeys.KeySet;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What tools look up about the platform: its keys and its endpoints. */
@RestController
@Public("tools look these up before anybody is known; nothing here is secret")
class WellKnownController {
    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final String REGISTRATION = "/lti/register";
    private static final String LTI = "https://purl.imsglobal.org/spec/lti-";

    private final SigningKeys keys;
    private final HubProperties hub;

    WellKnownController(SigningKeys keys, HubProperties hub) {
        this.keys = keys;
        this.hub = hub;
    }

    /** OpenID Provider metadata with the LTI platform configuration (Dynamic Registration 1.0, 2.1). */
    record Configuration(
            String issuer,
            @JsonProperty("authorization_endpoint") String authorizationEndpoint,
            @JsonProperty("token_endpoint") String tokenEndpoint,
            @JsonProperty("registration_endpoint") String registrationEndpoint,

            @JsonProperty("token_endpoint_auth_methods_supported")
            List<String> tokenAuthentication,

            @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
            List<String> tokenAlgorithms,

            @JsonProperty("jwks_uri") String jwksUri,
            @JsonProperty("scopes_supported") List<String> scopes,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("response_modes_supported") List<String> responseModes,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("subject_types_supported") List<String> subjectTypes,

            @JsonProperty("id_token_signing_alg_values_supported")
            List<String> algorithms,

            @JsonProperty("claims_supported") List<String> claims,
            @JsonProperty(LTI + "platform-configuration") Platform platform) {}

    record Platform(
            @JsonProperty("product_family_code") String product,
            String version,
            @JsonProperty("messages_supported") List<Message> messages,
            List<String> variables) {}

    record Message(
            String type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> placements) {}

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> jwks() {
        return ResponseEntity.ok()
                .cacheControl(BRIEFLY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.published().toJSONObject(true));
    }

    @GetMapping("/.well-known/openid-configuration")
    ResponseEntity<Configuration> configuration() {
        return ResponseEntity.ok()
                .cacheControl(BRIEFLY)
                .body(new Configuration(
                        hub.issuer(),
                        hub.link("/lti/authorize"),
                        hub.link("/lti/token"),
                        hub.link(REGISTRATION),
                        List.of("private_key_jwt"),
                        KeySet.ALGORITHMS.stream().map(JWSAlgorithm::getName).toList(),
                        hub.link("/.well-known/jwks.json"),
                        scopes(),
                        List.of("id_token"),
                        List.of("form_post"),
                        List.of("implicit", "client_credentials"),
                        List.of("pairwise", "public"),
                        List.of("RS256"),
                        List.of(
                                "iss",
                                "sub",
                                "aud",
                                "iat",
                                "exp",
                                "nonce",
                                "name",
                                "given_name",
                                "family_name",
                                "email",
                                "locale"),
                        platform()));
    }

    private static List<String> scopes() {
        return Stream.concat(
                        Stream.of("openid"), Arrays.stream(LtiScope.values()).map(LtiScope::uri))
                .toList();
    }

    private static Platform platform() {
        return new Platform(
                "kakehashi",
                "1",
                MessageNames.ALL.stream()
                        .map(message -> new Message(message.type(), message.placements()))
                        .toList(),
                VariableNames.ALL);
    }
}
