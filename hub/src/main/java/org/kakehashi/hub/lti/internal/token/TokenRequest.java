package org.kakehashi.hub.lti.internal.token;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form as it was sent.
 *
 * @param clientId may be left out, as the assertion names the client
 * @param repeated names of parameters that came more than once (RFC 6749, 3.2)
 */
record TokenRequest(
        @Nullable String grantType,
        @Nullable String assertionType,
        @Nullable String assertion,
        @Nullable String clientId,
        @Nullable String scope,
        Set<String> repeated) {

    static TokenRequest of(MultiValueMap<String, String> form) {
        return new TokenRequest(
                form.getFirst("grant_type"),
                form.getFirst("client_assertion_type"),
                form.getFirst("client_assertion"),
                form.getFirst("client_id"),
                form.getFirst("scope"),
                form.entrySet().stream()
                        .filter(parameter -> parameter.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The scopes asked for, each once, in their order. */
    List<String> scopes() {
        return scope == null || scope.isBlank()
                ? List.of()
                : List.of(scope.strip().split(" +", -1)).stream().distinct().toList();
    }
}
