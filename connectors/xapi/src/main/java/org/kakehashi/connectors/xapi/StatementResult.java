package org.kakehashi.connectors.xapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A StatementResult (1.0.3 part 2, 5), sliced: the statements' bytes stay as they came.
 *
 * @param statements in the answer's order
 * @param more the IRL of further ones; empty where there are none
 */
record StatementResult(List<Slice> statements, String more) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * One statement.
     *
     * @param json its bytes
     * @param stored as it says; empty where it doesn't
     * @param hashes of its attachments and its SubStatement's
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a statement, never compared
    record Slice(byte[] json, String stored, Set<String> hashes) {}

    /** The bytes are no StatementResult. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    static StatementResult parse(byte[] body) throws Malformed {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("no JSON object");
            }
            List<Slice> statements = null;
            String more = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("statements") && value == JsonToken.START_ARRAY) {
                    statements = statements(json, body);
                } else if (name.equals("more") && value == JsonToken.VALUE_STRING) {
                    more = json.getString();
                } else {
                    json.skipChildren();
                }
            }
            if (statements == null || json.nextToken() != null) {
                throw new Malformed("no StatementResult with an array of statements");
            }
            return new StatementResult(statements, more.strip());
        } catch (JacksonException e) {
            throw new Malformed("no JSON at byte "
                    + (e.getLocation() == null ? 0 : e.getLocation().getByteOffset()));
        }
    }

    private static List<Slice> statements(JsonParser json, byte[] body) throws Malformed {
        List<Slice> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new Malformed("statements that are no objects");
            }
            int start = (int) json.currentTokenLocation().getByteOffset();
            String stored = "";
            Set<String> hashes = new TreeSet<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("stored") && value == JsonToken.VALUE_STRING) {
                    stored = json.getString();
                } else if (name.equals("attachments") && value == JsonToken.START_ARRAY) {
                    hashes(json, hashes);
                } else if (name.equals("object") && value == JsonToken.START_OBJECT) {
                    ofSubStatement(json, hashes);
                } else {
                    json.skipChildren();
                }
            }
            int end = (int) json.currentLocation().getByteOffset();
            all.add(new Slice(Arrays.copyOfRange(body, start, end), stored, hashes));
        }
        return all;
    }

    private static void ofSubStatement(JsonParser json, Set<String> hashes) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("attachments")) {
                hashes(json, hashes);
            } else {
                json.skipChildren();
            }
        }
    }

    /** At the array's beginning; leaves the parser at its end. */
    private static void hashes(JsonParser json, Set<String> hashes) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING && name.equals("sha2")) {
                    hashes.add(json.getString());
                } else {
                    json.skipChildren();
                }
            }
        }
    }
}
