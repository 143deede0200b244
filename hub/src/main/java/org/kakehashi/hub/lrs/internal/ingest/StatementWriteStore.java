package org.kakehashi.hub.lrs.internal.ingest;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.database.TenantTransactions.Opening;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.StoredStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

/** The SQL of storing. Its order is what keeps concurrent writers from deadlock: keys sorted by id, then the rest, the log last. */
@Component
class StatementWriteStore {
    /** Name under which the transactions that store are seen in pg_stat_activity, while they last. */
    static final String SESSION = "kakehashi-ingest";

    private static final String LOG = """
            with head as (update log_head set batch = batch + 1 where tenant_id = ? returning batch, waiting),
                place as (insert into log_batch (tenant_id, batch, first_seq, last_seq, bytes)
                    select ?, batch, ?, ?, ? from head)
            select waiting from head
            """;
    private static final long MICROS_PER_MILLI = 1000;

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;

    StatementWriteStore(JdbcTemplate jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Numbers for statements.
     *
     * @param first the first of them
     * @param erasures how many times numbers of the dictionaries had been taken back by then
     */
    record Reserved(long first, long erasures) {}

    /**
     * Reserves numbers, in a transaction of its own that need not reach the disk: if it is lost, so is every later one that used
     * the numbers.
     *
     * @return {@code count} numbers that nobody else gets
     */
    Reserved reserve(int tenantId, int count) {
        TakeNumbers take = new TakeNumbers(tenantId, count);
        Optional<Reserved> taken = transactions.atOnce(tenantId, take);
        if (taken.isEmpty()) {
            transactions.run(tenantId, () -> beginLog(tenantId));
            taken = transactions.atOnce(tenantId, take);
        }
        return taken.orElseThrow();
    }

    private record TakeNumbers(int tenantId, int count) implements Opening<Optional<Reserved>> {
        @Override
        public String sql() {
            return """
                    update seq_head set next_seq = greatest(next_seq, seq_at(clock_timestamp())) + ?
                    where tenant_id = ? and set_config('synchronous_commit', 'off', true) is not null
                    returning next_seq - ?, erasures
                    """;
        }

        @Override
        public void bind(PreparedStatement statement, int first) throws SQLException {
            statement.setInt(first, count);
            statement.setInt(first + 1, tenantId);
            statement.setInt(first + 2, count);
        }

        @Override
        public Optional<Reserved> read(PreparedStatement executed) throws SQLException {
            try (ResultSet row = executed.getResultSet()) {
                return row.next() ? Optional.of(new Reserved(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    private void beginLog(int tenantId) {
        jdbc.update("insert into seq_head (tenant_id, next_seq) values (?, 0) on conflict do nothing", tenantId);
        jdbc.update("insert into log_head (tenant_id, batch) values (?, 0) on conflict do nothing", tenantId);
    }

    /**
     * How a storing transaction began.
     *
     * @param micros when, after it could be seen: microseconds since 1970
     * @param added how many of its ids are new
     */
    record Opened(long micros, int added) {
        /** Whether it began in time for numbers from {@code firstSeq} on. */
        boolean inTimeFor(long firstSeq, Duration slack) {
            return micros - Seq.storedMicros(firstSeq) <= slack.toMillis() * MICROS_PER_MILLI;
        }
    }

    /**
     * What a storing transaction begins with: makes it visible to {@code ConsistentThrough}, then looks at the clock, then adds the
     * ids. Waits for a transaction that adds one of them.
     */
    Opening<Opened> opening(int tenantId, GroupKeys keys) {
        return new AddKeys(tenantId, keys);
    }

    private record AddKeys(int tenantId, GroupKeys keys) implements Opening<Opened> {
        @Override
        public String sql() {
            return """
                    select (extract(epoch from clock_timestamp()) * 1000000)::bigint
                    where set_config('application_name', ?, true) is not null;
                    insert into statement_key (tenant_id, id, seq)
                    select ?, k.id, k.seq from unnest(?, ?) k(id, seq) on conflict do nothing
                    """;
        }

        @Override
        public void bind(PreparedStatement statement, int first) throws SQLException {
            statement.setString(first, SESSION);
            statement.setInt(first + 1, tenantId);
            keys.ids().bind(statement, first + 2);
            keys.seqs().bind(statement, first + 3);
        }

        @Override
        public Opened read(PreparedStatement executed) throws SQLException {
            try (ResultSet clock = executed.getResultSet()) {
                clock.next();
                long micros = clock.getLong(1);
                executed.getMoreResults();
                return new Opened(micros, executed.getUpdateCount());
            }
        }
    }

    /** The statements of those ids that stood in the store before {@code firstSeq} was reserved, or were stored meanwhile. */
    Map<UUID, StoredStatement> existing(int tenantId, GroupKeys keys, long firstSeq, long lastSeq) {
        Map<UUID, StoredStatement> found = new HashMap<>();
        jdbc.query(
                """
                select s.id, s."timestamp", s.added, s.body
                from statement_key k join statement s on s.tenant_id = k.tenant_id and s.seq = k.seq
                where k.tenant_id = ? and k.id = any(?) and not k.seq between ? and ?
                """,
                query -> {
                    query.setInt(1, tenantId);
                    keys.ids().bind(query, 2);
                    query.setLong(3, firstSeq);
                    query.setLong(4, lastSeq);
                },
                row -> {
                    found.put(row.getObject(1, UUID.class), stored(row));
                });
        return found;
    }

    private static StoredStatement stored(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        return new StoredStatement(ChronoUnit.MICROS.between(Instant.EPOCH, at), row.getInt(3), row.getBytes(4));
    }

    /**
     * Adds the rows, and as the last statement but for references gives the transaction its place in the log, which no other
     * gets before it has ended. In one round trip: none of the statements needs to know what another gave.
     *
     * @return how many references wait for a statement that is not here
     */
    int insert(int tenantId, GroupRows rows, long firstSeq, long lastSeq) {
        List<GroupInsert> inserts = GroupInsert.of(rows);
        String sql = inserts.stream().map(GroupInsert::sql).collect(Collectors.joining(";\n")) + ";\n" + LOG;
        Integer waiting = jdbc.execute(sql, (PreparedStatementCallback<Integer>) statement -> {
            int at = 1;
            for (GroupInsert insert : inserts) {
                statement.setInt(at++, tenantId);
                for (Column column : insert.columns()) {
                    column.bind(statement, at++);
                }
            }
            statement.setInt(at++, tenantId);
            statement.setInt(at++, tenantId);
            statement.setLong(at++, firstSeq);
            statement.setLong(at++, lastSeq);
            statement.setLong(at, rows.bytes());
            return numberOfLast(statement);
        });
        return waiting == null ? 0 : waiting;
    }

    /** Executes; the number that the last statement gives. */
    private static int numberOfLast(PreparedStatement statement) throws SQLException {
        boolean rows = statement.execute();
        while (!rows && statement.getUpdateCount() >= 0) {
            rows = statement.getMoreResults();
        }
        try (ResultSet number = statement.getResultSet()) {
            return number.next() ? number.getInt(1) : 0;
        }
    }
}
