package org.kakehashi.hub.lrs.internal.ingest;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgArray;

/**
 * One column of many rows, written as an array in PostgreSQL's binary format while the rows are gathered: the driver sends the
 * bytes as they are. Its own array encoding knows no uuid or timestamptz and goes through text.
 */
final class Column {
    private static final int HEADER = 20;
    private static final int NULLS_AT = 4;
    private static final int COUNT_AT = 12;

    private final int arrayType;
    private ByteBuffer buffer;
    private int count;

    private Column(int arrayType, int elementType, int capacity) {
        this.arrayType = arrayType;
        this.buffer = ByteBuffer.allocate(HEADER + capacity);
        buffer.putInt(1).putInt(0).putInt(elementType).putInt(0).putInt(1);
    }

    static Column int8(int rows) {
        return new Column(Oid.INT8_ARRAY, Oid.INT8, rows * 12);
    }

    static Column int2(int rows) {
        return new Column(Oid.INT2_ARRAY, Oid.INT2, rows * 6);
    }

    static Column bool(int rows) {
        return new Column(Oid.BOOL_ARRAY, Oid.BOOL, rows * 5);
    }

    static Column uuid(int rows) {
        return new Column(Oid.UUID_ARRAY, Oid.UUID, rows * 20);
    }

    static Column timestamptz(int rows) {
        return new Column(Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ, rows * 12);
    }

    static Column bytea(int capacity) {
        return new Column(Oid.BYTEA_ARRAY, Oid.BYTEA, capacity);
    }

    void add(long value) {
        room(Long.BYTES).putLong(value);
    }

    void addOrNull(@Nullable Long value) {
        if (value == null) {
            addNull();
        } else {
            add(value);
        }
    }

    void addShort(int value) {
        room(Short.BYTES).putShort((short) value);
    }

    void addBoolean(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
    }

    void addOrNull(@Nullable UUID value) {
        if (value == null) {
            addNull();
        } else {
            room(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        }
    }

    void addOrNull(byte @Nullable [] value) {
        if (value == null) {
            addNull();
        } else {
            add(value, 0, value.length);
        }
    }

    void add(byte[] value, int offset, int length) {
        room(length).put(value, offset, length);
    }

    private void addNull() {
        room(0);
        buffer.putInt(buffer.position() - Integer.BYTES, -1);
        buffer.putInt(NULLS_AT, 1);
    }

    private ByteBuffer room(int length) {
        if (buffer.remaining() < length + Integer.BYTES) {
            int wanted = buffer.position() + length + Integer.BYTES;
            buffer =
                    ByteBuffer.allocate(Math.max(wanted, buffer.capacity() * 2)).put(buffer.flip());
        }
        count++;
        return buffer.putInt(length);
    }

    int count() {
        return count;
    }

    /** Sets it as the statement's parameter. */
    void bind(PreparedStatement statement, int index) throws SQLException {
        buffer.putInt(COUNT_AT, count);
        byte[] bytes = buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
        BaseConnection connection = statement.getConnection().unwrap(BaseConnection.class);
        statement.setArray(index, new PgArray(connection, arrayType, bytes));
    }
}
