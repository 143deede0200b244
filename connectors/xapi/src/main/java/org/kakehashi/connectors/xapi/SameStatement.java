package org.kakehashi.connectors.xapi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the other store has the same statement under an id. What a store sets or may change (1.0.3 part 2, 2.3.1) doesn't count, nor do
 * a definition's words, which a store may show as it knows them; doubtful cases count as different, and somebody looks at them.
 */
final class SameStatement {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> OF_THE_STORE = Set.of("stored", "authority", "version", "id");
    private static final Comparator<JsonNode> LENIENT = SameStatement::compare;

    private SameStatement() {}

    static boolean is(byte[] ours, byte[] theirs) {
        try {
            return JSON.readTree(theirs) instanceof ObjectNode other
                    && JSON.readTree(ours) instanceof ObjectNode own
                    && bare(own).equals(LENIENT, bare(other));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static ObjectNode bare(ObjectNode statement) {
        statement.remove(OF_THE_STORE);
        if (statement.path("verb") instanceof ObjectNode verb) {
            verb.remove("display");
        }
        if (statement.path("object") instanceof ObjectNode object && object.has("id")) {
            object.remove("definition");
            object.remove("objectType");
        }
        return statement;
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return new BigDecimal(one.asString()).compareTo(new BigDecimal(other.asString()));
        }
        if (one.isString() && other.isString()) {
            Instant first = Progress.instant(one.asString());
            Instant second = Progress.instant(other.asString());
            if (first != null && first.equals(second)) {
                return 0;
            }
        }
        return one.equals(other) ? 0 : 1;
    }
}
