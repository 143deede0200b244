package org.kakehashi.hub.lti.internal.launch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The tool's authentication request (1EdTech Security Framework 1.0, 5.1.1.2). Parameters that it doesn't know are passed over.
 *
 * @param repeated names of known parameters that came more than once, which OAuth 2.0 (RFC 6749, 3.1) forbids
 */
record AuthenticationRequest(
        @Nullable UUID clientId,
        @Nullable String redirectUri,
        @Nullable String scope,
        @Nullable String responseType,
        @Nullable String responseMode,
        @Nullable String prompt,
        @Nullable String loginHint,
        @Nullable String messageHint,
        @Nullable String nonce,
        @Nullable String state,
        List<String> repeated) {

    private static final List<String> KNOWN = List.of(
            "client_id",
            "redirect_uri",
            "scope",
            "response_type",
            "response_mode",
            "prompt",
            "login_hint",
            "lti_message_hint",
            "nonce",
            "state");

    static AuthenticationRequest of(MultiValueMap<String, String> parameters) {
        return new AuthenticationRequest(
                uuid(parameters.getFirst("client_id")),
                parameters.getFirst("redirect_uri"),
                parameters.getFirst("scope"),
                parameters.getFirst("response_type"),
                parameters.getFirst("response_mode"),
                parameters.getFirst("prompt"),
                parameters.getFirst("login_hint"),
                parameters.getFirst("lti_message_hint"),
                parameters.getFirst("nonce"),
                parameters.getFirst("state"),
                KNOWN.stream()
                        .filter(name -> parameters.getOrDefault(name, List.of()).size() > 1)
                        .toList());
    }

    boolean hasScope(String wanted) {
        return scope != null && Arrays.asList(scope.split(" ")).contains(wanted);
    }

    /** The parameters that came, by name; a client_id that is none stands as absent. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "scope", scope);
        put(parameters, "response_type", responseType);
        put(parameters, "response_mode", responseMode);
        put(parameters, "prompt", prompt);
        put(parameters, "client_id", clientId);
        put(parameters, "redirect_uri", redirectUri);
        put(parameters, "login_hint", loginHint);
        put(parameters, "lti_message_hint", messageHint);
        put(parameters, "nonce", nonce);
        put(parameters, "state", state);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    /** What was sent for a rule, as its tool may be shown it: nothing that is a secret. */
    @Nullable
    String shown(String rule) {
        return switch (rule) {
            case "response_type" -> responseType;
            case "response_mode" -> responseMode;
            case "scope" -> scope;
            case "prompt" -> prompt;
            case "redirect_uri" -> redirectUri;
            case "repeated-parameter" -> String.join(", ", repeated);
            default -> null;
        };
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
