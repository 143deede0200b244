package org.kakehashi.hub.lrs.internal.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns the bytes of a request into statements, in one pass that validates and slices: nothing is copied and no tree is
 * built. Whatever the bytes are, the answer is a value; memory is bounded by a small multiple of their number.
 */
public final class StatementParser {
    private static final int DEEPEST = 200;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final int most;

    /**
     * @param most most statements of one body
     */
    public StatementParser(int most) {
        this.most = most;
    }

    /**
     * Parses one statement or an array of statements.
     *
     * @param received JSON in UTF-8; the result keeps it and must be its only user
     * @param version whose rules hold
     */
    public Parsed parse(byte[] received, SpecVersion version) {
        byte[] body = withoutBom(received);
        Utf8Scan.Fault fault = Utf8Scan.firstFault(body);
        if (fault != null) {
            return new Rejection(pointerAt(body, fault.at()), "byte " + fault.at(), fault.rule());
        }
        try (JsonParser json = open(body)) {
            return parse(json, body, version);
        } catch (Rejected e) {
            return e.rejection();
        }
    }

    private Parsed parse(JsonParser json, byte[] body, SpecVersion version) {
        try {
            Parsed parsed = read(new Walk(json, version), body);
            return parsed instanceof Rejection || json.nextToken() == null
                    ? parsed
                    : new Rejection("", "byte " + json.currentTokenLocation().getByteOffset(), Rule.MALFORMED_JSON);
        } catch (JacksonException e) {
            var place = e.getLocation();
            String at = place == null ? "" : "byte " + place.getByteOffset();
            return new Rejection(json.streamReadContext().pathAsPointer().toString(), at, Rule.MALFORMED_JSON);
        }
    }

    /**
     * Parses the Agent or identified Group of a query parameter (part 3, 2.1.3).
     *
     * @return its identifier, or null where {@code json} is none
     */
    public static @Nullable AgentId parseAgent(String text, SpecVersion version) {
        return parseAgent(text, version, AgentRules.Allowed.EITHER);
    }

    /** Parses the Agent of a query parameter where no Group may stand (part 3, 2.3, 2.4 and 2.6); null where it is none. */
    public static @Nullable AgentId parseSoleAgent(String text, SpecVersion version) {
        return parseAgent(text, version, AgentRules.Allowed.AGENT);
    }

    private static @Nullable AgentId parseAgent(String text, SpecVersion version, AgentRules.Allowed allowed) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (Utf8Scan.firstFault(body) != null) {
            return null;
        }
        try (JsonParser json = open(body)) {
            json.nextToken();
            AgentId id = AgentRules.read(new Walk(json, version), allowed).id;
            return json.nextToken() == null ? id : null;
        } catch (Rejected | JacksonException e) {
            return null;
        }
    }

    private Parsed read(Walk walk, byte[] body) {
        JsonToken first = walk.json().nextToken();
        if (first == JsonToken.START_OBJECT) {
            return new Parsed.Statements(List.of(StatementRules.read(walk, body)), false);
        }
        if (first != JsonToken.START_ARRAY) {
            throw walk.reject(Rule.NOT_A_STATEMENT);
        }
        List<ParsedStatement> statements = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            ParsedStatement statement = StatementRules.read(walk, body);
            if (statement.id() != null && !ids.add(statement.id())) {
                throw walk.rejectMember("id", Rule.DUPLICATE_ID, statement.id().toString());
            }
            if (statements.size() == most) {
                throw walk.reject(Rule.TOO_MANY);
            }
            statements.add(statement);
        }
        return new Parsed.Statements(statements, true);
    }

    private static byte[] withoutBom(byte[] body) {
        boolean bom = body.length >= BOM.length && Arrays.equals(body, 0, BOM.length, BOM, 0, BOM.length);
        return bom ? Arrays.copyOfRange(body, BOM.length, body.length) : body;
    }

    private static JsonParser open(byte[] body) {
        return JSON.createParser(ObjectReadContext.empty(), body);
    }

    /** Where in the document a byte stands: walked once more, as this happens only for a body that is refused. */
    private static String pointerAt(byte[] body, int at) {
        String pointer = "";
        try (JsonParser json = open(body)) {
            while (json.nextToken() != null && json.currentTokenLocation().getByteOffset() <= at) {
                pointer = json.streamReadContext().pathAsPointer().toString();
            }
        } catch (JacksonException e) {
            return pointer;
        }
        return pointer;
    }
}
