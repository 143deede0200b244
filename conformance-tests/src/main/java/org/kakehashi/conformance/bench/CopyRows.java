package org.kakehashi.conformance.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.postgresql.copy.CopyManager;

/**
 * The rows of one transaction, encoded beforehand; only seqs and ids, which must be new each time, are written in place before each
 * sending. Tables and columns are those that the hub fills for such statements.
 */
final class CopyRows {
    private static final long POSTGRES_EPOCH_MILLIS = 946_684_800_000L;
    private static final int ADDED = 4 | 8 | 16;
    private static final int INSTRUCTOR = 4;
    private static final int PARENT = 4;
    private static final int GROUPING = 8;
    private static final int CATEGORY = 16;
    private static final int OTHER = 32;
    private static final int UTC = 2;

    private final int size;
    private final Numbers numbers;
    private final CopyTable keys;
    private final CopyTable statements;
    private final CopyTable agents;
    private final CopyTable activities;

    /**
     * @param numbers of the tenant whose rows these are
     * @param size statements of a transaction
     * @param at their timestamp
     */
    CopyRows(Numbers numbers, int size, Instant at, IntFunction<Sample> samples) {
        this.size = size;
        this.numbers = numbers;
        keys = new CopyTable("statement_key", "tenant_id, id, seq", 64 + size * 64);
        statements = new CopyTable(
                "statement",
                "tenant_id, seq, verb, actor, activity, authority, \"timestamp\", id, registration, added, edits, body",
                64 + size * 1400);
        agents = new CopyTable("statement_agent", "tenant_id, agent, seq, usage, direct", 64 + size * 4);
        activities = new CopyTable("statement_activity", "tenant_id, activity, seq, usage", 64 + size * 3 * 64);
        for (int i = 0; i < size; i++) {
            add(i, samples.apply(i), at);
        }
        tables().forEach(CopyTable::end);
    }

    private void add(int i, Sample sample, Instant at) {
        byte[] json = SampleStatements.json(sample, at);
        keys.row(3).int4(numbers.tenant()).idOf(i).seqOf(i);
        statements
                .row(12)
                .int4(numbers.tenant())
                .seqOf(i)
                .int8(numbers.verbs()[sample.verb()])
                .int8(numbers.pupils()[sample.actor()])
                .int8(numbers.questions()[sample.question()])
                .int8(numbers.authority())
                .int8((at.toEpochMilli() - POSTGRES_EPOCH_MILLIS) * 1000)
                .idOf(i)
                .uuid(sample.registration())
                .int2(ADDED)
                .bytes(edits(json.length))
                .bodyOf(i, json, SampleStatements.ID_AT);
        if (sample.teacher() >= 0) {
            agents.row(5)
                    .int4(numbers.tenant())
                    .int8(numbers.teachers()[sample.teacher()])
                    .seqOf(i)
                    .int2(INSTRUCTOR)
                    .bool(false);
        }
        link(i, numbers.units()[sample.unit()], PARENT);
        link(i, numbers.courses()[sample.course()], GROUPING);
        link(i, numbers.category(), CATEGORY);
        if (sample.once() >= 0) {
            link(i, numbers.once()[sample.once()], OTHER);
        }
    }

    private void link(int i, long activity, int usage) {
        activities.row(4).int4(numbers.tenant()).int8(activity).seqOf(i).int2(usage);
    }

    /** The hub's note that the timestamp, the last value of the statement, is to be served in UTC. */
    private static byte[] edits(int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(UTC);
        int rest = length - 1 - SampleStatements.TIMESTAMP_LENGTH;
        for (; rest > 0x7f; rest >>>= 7) {
            out.write(rest | 0x80);
        }
        out.write(rest);
        out.write(SampleStatements.TIMESTAMP_LENGTH);
        return out.toByteArray();
    }

    /** In the order in which the hub fills them. */
    private List<CopyTable> tables() {
        return List.of(keys, statements, agents, activities);
    }

    /** Sends them as new rows; the caller commits. */
    void send(CopyManager copy, long firstSeq, Random random) throws SQLException, IOException {
        UUID[] ids = new UUID[size];
        for (int i = 0; i < size; i++) {
            ids[i] = Ids.random(random);
        }
        for (CopyTable table : tables()) {
            table.renew(firstSeq, ids);
            table.send(copy);
        }
    }
}
