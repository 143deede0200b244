package org.kakehashi.hub.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scopes that an API client can have, by their names on the wire: those of xAPI, and those of the hub's own API. */
public final class ClientScopes {
    /** Facts about single pupils. */
    public static final String FACTS = "facts/read";

    private static final Map<String, Permission> BY_WORD = new LinkedHashMap<>();

    static {
        for (XapiScope scope : XapiScope.values()) {
            BY_WORD.put(scope.word(), scope.permission());
        }
        BY_WORD.put(FACTS, Permission.READ_FACTS);
        BY_WORD.put("aggregates/read", Permission.VIEW_AGGREGATES);
        BY_WORD.put("audit/read", Permission.VIEW_AUDIT);
        BY_WORD.put("records/write", Permission.PUSH_RECORDS);
        BY_WORD.put("records/write/sensitive", Permission.PUSH_SENSITIVE_RECORDS);
    }

    private ClientScopes() {}

    /** All of them. */
    public static List<String> words() {
        return new ArrayList<>(BY_WORD.keySet());
    }

    /** The permission that a scope is. */
    public static Optional<Permission> permission(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The permissions of scopes; what is none counts for nothing. */
    public static Set<Permission> permissions(Collection<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        words.forEach(word -> permission(word).ifPresent(permissions::add));
        return permissions;
    }
}
