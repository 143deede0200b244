package org.kakehashi.hub.lrs.internal.document;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Merges JSON Objects (1.0.3 part 3, 2.2.s7): each top-level member of the second takes the place of the first's. Values are copied
 * as they stand, so that no number loses a digit.
 */
final class JsonMerge {
    private static final JsonMapper NAMES = JsonMapper.shared();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Where a member's value stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Value(byte[] json, int start, int end) {}

    private JsonMerge() {}

    /** Whether these bytes are a JSON Object in UTF-8. */
    static boolean isObject(byte[] json) {
        return members(json) != null;
    }

    /** The merged Object; null where one of the two is no JSON Object. */
    static byte @Nullable [] merge(byte[] stored, byte[] posted) {
        Map<String, Value> merged = members(stored);
        Map<String, Value> changes = members(posted);
        if (merged == null || changes == null) {
            return null;
        }
        merged.putAll(changes);
        return write(merged, stored.length + posted.length);
    }

    private static byte[] write(Map<String, Value> members, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        out.write('{');
        members.forEach((name, value) -> {
            if (out.size() > 1) {
                out.write(',');
            }
            out.writeBytes(NAMES.writeValueAsBytes(name));
            out.write(':');
            out.write(value.json(), value.start(), value.end() - value.start());
        });
        out.write('}');
        return out.toByteArray();
    }

    private static @Nullable Map<String, Value> members(byte[] received) {
        byte[] json = withoutBom(received);
        if (!isUtf8(json)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? members(parser, json) : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable Map<String, Value> members(JsonParser parser, byte[] json) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            members.put(
                    name, new Value(json, start, (int) parser.currentLocation().getByteOffset()));
        }
        return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null ? members : null;
    }

    /** The parser would take UTF-16 and UTF-32 too; either has a zero or no ASCII among the first bytes of an Object. */
    private static boolean isUtf8(byte[] json) {
        return json.length >= 2 && json[0] > 0 && json[1] != 0;
    }

    private static byte[] withoutBom(byte[] json) {
        boolean bom = json.length >= BOM.length && Arrays.equals(json, 0, BOM.length, BOM, 0, BOM.length);
        return bom ? Arrays.copyOfRange(json, BOM.length, json.length) : json;
    }
}
