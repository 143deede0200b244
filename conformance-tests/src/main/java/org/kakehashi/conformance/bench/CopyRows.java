package org.kakehashi.conformance.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kakehashi.conformance.bench.SampleStatements.Sample;

/**
 * The rows of one transaction in COPY's binary format, encoded beforehand; only seq and id, which must be new each time, are written
 * in place before each sending. The columns are those that the hub fills for such statements.
 */
final class CopyRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long TIMESTAMP = 831_777_330_123_000L;
    private static final byte[] UTC_EDIT = {2, (byte) 0xc4, 7, 31};
    private static final int ADDED = 4 | 8 | 16;

    /** Rows of one table, and where in them the seqs and ids stand. */
    static final class Table {
        final String copy;
        private final ByteBuffer buffer;
        private final List<int[]> seqs = new ArrayList<>();
        private final List<int[]> ids = new ArrayList<>();
        private int length;

        Table(String table, String columns, int capacity) {
            copy = "copy " + table + " (" + columns + ") from stdin binary";
            buffer = ByteBuffer.allocate(capacity);
            buffer.put(SIGNATURE).putInt(0).putInt(0);
        }

        Table row(int fields) {
            buffer.putShort((short) fields);
            return this;
        }

        Table int4(int value) {
            buffer.putInt(4).putInt(value);
            return this;
        }

        Table int8(long value) {
            buffer.putInt(8).putLong(value);
            return this;
        }

        Table int2(int value) {
            buffer.putInt(2).putShort((short) value);
            return this;
        }

        Table seqOf(int statement) {
            seqs.add(new int[] {buffer.position() + 4, statement});
            return int8(0);
        }

        Table idOf(int statement) {
            ids.add(new int[] {buffer.position() + 4, statement});
            return uuid(0, 0);
        }

        Table uuid(long high, long low) {
            buffer.putInt(16).putLong(high).putLong(low);
            return this;
        }

        Table bytes(byte[] value) {
            buffer.putInt(value.length).put(value);
            return this;
        }

        void end() {
            buffer.putShort((short) -1);
            length = buffer.position();
        }

        byte[] array() {
            return buffer.array();
        }

        int length() {
            return length;
        }

        private void renew(long firstSeq, long[] high, long[] low) {
            for (int[] place : seqs) {
                buffer.putLong(place[0], firstSeq + place[1]);
            }
            for (int[] place : ids) {
                buffer.putLong(place[0], high[place[1]]).putLong(place[0] + 8, low[place[1]]);
            }
        }
    }

    private final int size;
    private final Table keys;
    private final Table statements;
    private final Table activities;

    /**
     * @param tenant a tenant of the benchmark's own
     * @param size statements of a transaction
     */
    CopyRows(int tenant, int size, Random random) {
        this.size = size;
        keys = new Table("statement_key", "tenant_id, id, seq", 64 + size * 64);
        statements = new Table(
                "statement",
                "tenant_id, seq, verb, actor, activity, authority, \"timestamp\", id, registration, added, edits, body",
                64 + size * 2048);
        activities = new Table("statement_activity", "tenant_id, activity, seq, usage", 64 + size * 3 * 64);
        for (int i = 0; i < size; i++) {
            add(tenant, i, Sample.random(random));
        }
        tables().forEach(Table::end);
    }

    private void add(int tenant, int i, Sample sample) {
        keys.row(3).int4(tenant).idOf(i).seqOf(i);
        statements
                .row(12)
                .int4(tenant)
                .seqOf(i)
                .int8(1 + sample.verb())
                .int8(1 + sample.actor())
                .int8(1 + sample.question())
                .int8(1)
                .int8(TIMESTAMP)
                .idOf(i)
                .uuid(
                        sample.registration().getMostSignificantBits(),
                        sample.registration().getLeastSignificantBits())
                .int2(ADDED)
                .bytes(UTC_EDIT)
                .bytes(SampleStatements.json(sample));
        link(tenant, i, SampleStatements.QUESTIONS + 1 + sample.unit(), 4);
        link(tenant, i, SampleStatements.QUESTIONS + 100 + sample.course(), 8);
        link(tenant, i, SampleStatements.QUESTIONS + 200, 16);
    }

    private void link(int tenant, int i, int activity, int usage) {
        activities.row(4).int4(tenant).int8(activity).seqOf(i).int2(usage);
    }

    /** In the order in which the hub fills them. */
    List<Table> tables() {
        return List.of(keys, statements, activities);
    }

    /** Makes all rows new ones. */
    void renew(long firstSeq, Random random) {
        long[] high = new long[size];
        long[] low = new long[size];
        for (int i = 0; i < size; i++) {
            high[i] = random.nextLong();
            low[i] = random.nextLong();
        }
        tables().forEach(table -> table.renew(firstSeq, high, low));
    }
}
