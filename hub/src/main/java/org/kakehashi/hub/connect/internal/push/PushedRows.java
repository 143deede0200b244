package org.kakehashi.hub.connect.internal.push;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a batch: a JSON array of objects, or one object a line. Read as a stream: what isn't of the catalogue takes no
 * memory, however deep or long it is.
 */
final class PushedRows {
    /** Rows of a batch. */
    static final int MOST = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private final RecordKind kind;
    private final List<PushedRow> rows = new ArrayList<>();

    private PushedRows(RecordKind kind) {
        this.kind = kind;
    }

    /** @throws HubException INVALID_REQUEST where the body isn't JSON of that shape, or has too many rows */
    static List<PushedRow> read(RecordKind kind, InputStream body) {
        PushedRows reading = new PushedRows(kind);
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    reading.row(parser);
                }
                if (parser.nextToken() != null) {
                    throw invalid("There is something behind the array.");
                }
            } else {
                for (JsonToken token = first; token != null; token = parser.nextToken()) {
                    reading.row(parser);
                }
            }
        } catch (JacksonException e) {
            throw invalid(
                    "The body isn't JSON in UTF-8 near line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
        return reading.rows;
    }

    private void row(JsonParser parser) {
        if (rows.size() == MOST) {
            throw invalid("A batch has at most " + MOST + " rows. Send the others in another.");
        }
        PushedRow row = new PushedRow(kind, rows.size() + 1L);
        rows.add(row);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            row.misshapen("");
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals(PushedRow.ABOUT)) {
                subject(parser, row);
            } else if (!row.takes(field)) {
                parser.skipChildren();
            } else if (isScalar(parser.currentToken())) {
                row.set(field, parser.getString());
            } else {
                other(parser, row, field);
            }
        }
    }

    private static void subject(JsonParser parser, PushedRow row) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            other(parser, row, PushedRow.ABOUT);
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            if (isScalar(parser.nextToken())) {
                row.subject(field, parser.getString());
            } else {
                other(parser, row, PushedRow.ABOUT + "/" + field);
            }
        }
    }

    /** Null says that there is nothing; all else has no place in a record. */
    private static void other(JsonParser parser, PushedRow row, String field) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            row.misshapen(field);
        }
        parser.skipChildren();
    }

    private static boolean isScalar(JsonToken token) {
        return token == JsonToken.VALUE_STRING
                || token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
