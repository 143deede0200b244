package org.kakehashi.hub.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.security.Slot.Place;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * One method and path that a handler answers, with all places for values.
 *
 * @param path with its variables' names in braces, without their patterns
 * @param anyOf the permissions of which a caller needs one; none: it is for everybody, or for who is signed in
 */
record Address(String method, String path, List<Slot> slots, Set<Permission> anyOf) {
    /** Whether programs call it, with credentials and without a session. */
    boolean isForPrograms() {
        return path.matches("/(api|xapi|ims|oauth2/token)(/.*)?");
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** The path with these values, and with the query where there is no body. */
    String target(Map<Slot, String> values) {
        String target = path;
        for (Slot slot : slots) {
            if (slot.place() == Place.PATH) {
                target = target.replace(
                        "{" + slot.name() + "}",
                        UriUtils.encode(values.getOrDefault(slot, "-"), StandardCharsets.UTF_8));
            }
        }
        boolean query = method.equals("GET") || method.equals("DELETE") || isForPrograms();
        return query && !form(values).isEmpty() ? target + "?" + form(values) : target;
    }

    /** The values as a form has them. */
    String form(Map<Slot, String> values) {
        return values.entrySet().stream()
                .filter(value ->
                        value.getKey().place() == Place.FORM || value.getKey().place() == Place.UNDECLARED)
                .map(value -> value.getKey().name() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The values as JSON. */
    String json(Map<Slot, String> values) {
        return JsonMapper.shared()
                .writeValueAsString(values.entrySet().stream()
                        .filter(value -> value.getKey().place() == Place.JSON)
                        .collect(Collectors.toMap(value -> value.getKey().name(), Address::member)));
    }

    private static Object member(Map.Entry<Slot, String> value) {
        if (value.getKey().type() == Map.class && value.getValue().isEmpty()) {
            return Map.of();
        }
        return Collection.class.isAssignableFrom(value.getKey().type()) ? List.of(value.getValue()) : value.getValue();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
