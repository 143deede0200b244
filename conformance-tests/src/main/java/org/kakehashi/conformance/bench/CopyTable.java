package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Rows of one table in COPY's binary format, and where in them seqs and ids stand, so that the rows can be sent again as new ones. */
final class CopyTable {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final String copy;
    private ByteBuffer buffer;
    private final List<int[]> seqs = new ArrayList<>();
    private final List<int[]> ids = new ArrayList<>();
    private final List<int[]> texts = new ArrayList<>();

    CopyTable(String table, String columns, int capacity) {
        copy = "copy " + table + " (" + columns + ") from stdin binary";
        buffer = ByteBuffer.allocate(capacity);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    CopyTable row(int fields) {
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    CopyTable int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyTable int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    CopyTable int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    CopyTable bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    CopyTable seqOf(int statement) {
        seqs.add(new int[] {buffer.position() + Integer.BYTES, statement});
        return int8(0);
    }

    CopyTable idOf(int statement) {
        ids.add(new int[] {buffer.position() + Integer.BYTES, statement});
        return uuid(new UUID(0, 0));
    }

    CopyTable uuid(UUID id) {
        room(20).putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    CopyTable bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    /** A body whose id stands at {@code idAt} as text. */
    CopyTable bodyOf(int statement, byte[] json, int idAt) {
        texts.add(new int[] {buffer.position() + Integer.BYTES + idAt, statement});
        return bytes(json);
    }

    void end() {
        room(Short.BYTES).putShort((short) -1);
    }

    void renew(long firstSeq, UUID[] newIds) {
        for (int[] place : seqs) {
            buffer.putLong(place[0], firstSeq + place[1]);
        }
        for (int[] place : ids) {
            UUID id = newIds[place[1]];
            buffer.putLong(place[0], id.getMostSignificantBits()).putLong(place[0] + 8, id.getLeastSignificantBits());
        }
        for (int[] place : texts) {
            SampleStatements.write(newIds[place[1]], buffer.array(), place[0]);
        }
    }

    void send(CopyManager manager) throws SQLException, IOException {
        CopyIn in = manager.copyIn(copy);
        in.writeToCopy(buffer.array(), 0, buffer.position());
        in.endCopy();
    }

    private ByteBuffer room(int length) {
        if (buffer.remaining() < length) {
            buffer = ByteBuffer.allocate(buffer.capacity() * 2 + length).put(buffer.flip());
        }
        return buffer;
    }
}
