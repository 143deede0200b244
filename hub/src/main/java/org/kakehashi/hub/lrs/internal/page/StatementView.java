package org.kakehashi.hub.lrs.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.query.StatementSearch.Hit;
import org.kakehashi.hub.lrs.internal.statement.Formats;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement in full.
 *
 * @param row its summary
 * @param happened its timestamp, in Japan
 * @param voided whether it was voided
 * @param json as served, indented for reading; of a large one the beginning, as it is
 * @param cut whether that isn't all
 * @param references the statements that it refers to
 * @param attachments what is attached
 */
record StatementView(
        StatementRow row,
        String happened,
        boolean voided,
        String json,
        boolean cut,
        List<UUID> references,
        List<Attachment> attachments) {
    private static final JsonMapper INDENTING =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST_ATTACHMENTS = 100;

    /**
     * An attachment (1.0.3 part 2, 2.4.11).
     *
     * @param name its display
     * @param contentType its media type
     * @param length in bytes
     * @param sha2 its hash in lower case
     * @param fileUrl where it is, if elsewhere, and only where it is an address of the web
     */
    record Attachment(
            String name,
            String contentType,
            long length,
            String sha2,
            @Nullable String fileUrl) {
        static Attachment of(JsonNode node, Locale locale) {
            String url = node.path("fileUrl").asString("");
            return new Attachment(
                    Words.of(node.path("display"), node.path("usageType").asString(""), locale),
                    Words.cut(node.path("contentType").asString("")),
                    node.path("length").asLong(0),
                    Words.cut(node.path("sha2").asString("")).toLowerCase(Locale.ROOT),
                    url.startsWith("https://") || url.startsWith("http://") ? url : null);
        }
    }

    static StatementView of(Hit hit, Locale locale) {
        JsonNode statement = StatementRow.tree(hit);
        Instant stored = Instant.ofEpochMilli(Seq.storedMillis(hit.seq()));
        return new StatementView(
                StatementRow.of(hit, locale),
                Words.time(StatementRow.timestamp(statement, stored)),
                hit.voided(),
                shown(hit.served()),
                hit.served().length > StatementRow.LARGEST,
                references(statement),
                statement
                        .path("attachments")
                        .valueStream()
                        .limit(MOST_ATTACHMENTS)
                        .map(node -> Attachment.of(node, locale))
                        .toList());
    }

    private static List<UUID> references(JsonNode statement) {
        JsonNode object = statement.path("object");
        JsonNode target = object.path("objectType").asString("").equals("StatementRef") ? object.path("id") : object;
        return java.util.stream.Stream.of(
                        target, statement.path("context").path("statement").path("id"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(Formats::isUuid)
                .map(UUID::fromString)
                .distinct()
                .toList();
    }

    private static String shown(byte[] json) {
        if (json.length > StatementRow.LARGEST) {
            return new String(json, 0, characterEnd(json, StatementRow.LARGEST), UTF_8);
        }
        try {
            return INDENTING.writeValueAsString(INDENTING.readTree(json));
        } catch (JacksonException e) {
            return new String(json, UTF_8);
        }
    }

    /** The last place up to {@code at} that is not within a character. */
    private static int characterEnd(byte[] utf8, int at) {
        int end = at;
        while ((utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }
}
