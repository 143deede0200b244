package org.kakehashi.hub.lrs.internal.lint;

import java.time.Instant;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A statement to look at.
 *
 * @param statement its JSON; missing where it is too large to look into
 * @param bytes its length
 * @param at when it came
 */
record Subject(JsonNode statement, int bytes, Instant at) {
    /** A larger statement isn't read into a tree; only rules on its size see it. */
    static final int LARGEST = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Reads a statement that the parser has taken. */
    static Subject of(byte[] body, int start, int end, Instant at) {
        int bytes = end - start;
        try {
            return new Subject(
                    bytes > LARGEST ? MissingNode.getInstance() : JSON.readTree(Arrays.copyOfRange(body, start, end)),
                    bytes,
                    at);
        } catch (JacksonException e) {
            // What the store took and a tree can't hold, such as a number of thousands of digits.
            return new Subject(MissingNode.getInstance(), bytes, at);
        }
    }

    /** Reads a statement that the parser has taken. */
    static Subject of(byte[] body, Instant at) {
        return of(body, 0, body.length, at);
    }

    /** Whether there is a tree to look into. */
    boolean readable() {
        return !statement.isMissingNode();
    }
}
