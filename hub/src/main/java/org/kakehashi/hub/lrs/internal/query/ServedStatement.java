package org.kakehashi.hub.lrs.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.statement.Edit;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.kakehashi.hub.lrs.internal.statement.Timestamps;
import tools.jackson.databind.json.JsonMapper;

/**
 * A statement as its row has it, and how it is served: the received bytes, with what the store adds behind the opening
 * brace, and the few values that it changes where they stand. No object is built.
 *
 * @param seq its place
 * @param id its id
 * @param added the bits of {@link Splice}
 * @param edits as of {@link Edit#encode}
 * @param body the received bytes
 * @param authority who asserts it, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
public record ServedStatement(long seq, UUID id, int added, byte @Nullable [] edits, byte[] body, byte[] authority) {
    private static final int ROOM_FOR_ADDED = 512;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes it as {@code format=exact} wants it (1.0.3 part 3, 2.1.3). */
    public void writeTo(ByteArrayOutputStream out) {
        out.write('{');
        writeAdded(out);
        int from = 1;
        for (Edit edit : Edit.decode(edits)) {
            out.write(body, from, edit.start() - from);
            write(edit, out);
            from = edit.end();
        }
        out.write(body, from, body.length - from);
    }

    /** The same on one line: a line break in JSON stands between tokens only, where a blank is as good. */
    public byte[] onOneLine() {
        ByteArrayOutputStream served = new ByteArrayOutputStream(body.length + ROOM_FOR_ADDED);
        writeTo(served);
        byte[] bytes = served.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
        return bytes;
    }

    private String stored() {
        return Timestamps.text(Seq.storedMicros(seq));
    }

    private void writeAdded(ByteArrayOutputStream out) {
        StringBuilder text = new StringBuilder(160);
        if (has(Splice.ID)) {
            text.append("\"id\":\"").append(id).append("\",");
        }
        if (has(Splice.TIMESTAMP)) {
            text.append("\"timestamp\":\"").append(stored()).append("\",");
        }
        if (has(Splice.STORED)) {
            text.append("\"stored\":\"").append(stored()).append("\",");
        }
        if (has(Splice.VERSION_1)) {
            text.append("\"version\":\"")
                    .append(SpecVersion.V1_0_3.statementDefault())
                    .append("\",");
        }
        if (has(Splice.VERSION_2)) {
            text.append("\"version\":\"")
                    .append(SpecVersion.V2_0_0.statementDefault())
                    .append("\",");
        }
        if (has(Splice.AUTHORITY)) {
            text.append("\"authority\":");
            out.writeBytes(text.toString().getBytes(UTF_8));
            out.writeBytes(authority);
            out.write(',');
        } else {
            out.writeBytes(text.toString().getBytes(UTF_8));
        }
    }

    private boolean has(int bit) {
        return (added & bit) != 0;
    }

    private void write(Edit edit, ByteArrayOutputStream out) {
        switch (edit.kind()) {
            case STORED -> out.writeBytes(('"' + stored() + '"').getBytes(UTF_8));
            case AUTHORITY -> out.writeBytes(authority);
            case UTC -> out.writeBytes(('"' + utc(edit) + '"').getBytes(UTF_8));
            case ARRAY -> {
                out.write('[');
                out.write(body, edit.start(), edit.end() - edit.start());
                out.write(']');
            }
        }
    }

    private String utc(Edit edit) {
        String text = new String(body, edit.start() + 1, edit.end() - edit.start() - 2, UTF_8);
        String plain = text.indexOf('\\') < 0 ? text : JSON.readValue('"' + text + '"', String.class);
        return Timestamps.text(Timestamps.micros(plain, false));
    }
}
