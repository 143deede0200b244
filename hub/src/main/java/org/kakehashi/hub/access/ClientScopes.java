package org.kakehashi.hub.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The scopes that an API client can have, by their names on the wire: those of xAPI, of the hub's own API, and of OneRoster. */
public final class ClientScopes {
    /** Facts about single pupils. */
    public static final String FACTS = "facts/read";

    /** What scopes of OneRoster 1.2 begin with. */
    public static final String ONEROSTER = "https://purl.imsglobal.org/spec/or/v1p2/scope/";

    private static final Map<String, Permission> BY_WORD = new LinkedHashMap<>();

    static {
        for (XapiScope scope : XapiScope.values()) {
            BY_WORD.put(scope.word(), scope.permission());
        }
        BY_WORD.put(FACTS, Permission.READ_FACTS);
        BY_WORD.put("aggregates/read", Permission.VIEW_AGGREGATES);
        BY_WORD.put("audit/read", Permission.VIEW_AUDIT);
        BY_WORD.put(ONEROSTER + "roster-core.readonly", Permission.ONEROSTER_CORE);
        BY_WORD.put(ONEROSTER + "roster.readonly", Permission.ONEROSTER_ROSTER);
        BY_WORD.put(ONEROSTER + "roster-demographics.readonly", Permission.ONEROSTER_DEMOGRAPHICS);
        BY_WORD.put(ONEROSTER + "gradebook-core.readonly", Permission.ONEROSTER_GRADEBOOK_CORE);
        BY_WORD.put(ONEROSTER + "gradebook.readonly", Permission.ONEROSTER_GRADEBOOK);
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
