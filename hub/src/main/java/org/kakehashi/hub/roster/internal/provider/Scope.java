package org.kakehashi.hub.roster.internal.provider;

import java.util.Map;

/**
 * Which part of a collection is asked for by the address.
 *
 * @param sql a condition about {@code t}
 */
record Scope(String sql, Map<String, Object> values) {
    static final Scope ALL = new Scope("true", Map.of());
}
