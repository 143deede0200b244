package org.kakehashi.hub.connect.internal.forward;

import tools.jackson.databind.json.JsonMapper;

/** JSON as people read it. */
final class Indented {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Indented() {}

    static String json(byte[] json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    }
}
