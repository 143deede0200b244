package org.kakehashi.hub.lrs.internal.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.LogPage;
import org.kakehashi.hub.lrs.LoggedStatement;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads statements in the order of their batches. */
@Component
public class LogStore {
    private static final int BATCHES_AT_ONCE = 1000;
    private static final long PAGE_BYTES = 8_000_000;

    private static final String COLUMNS = """
            s.seq, s.id, a.kind, a.value, a.home_page, v.iri, o.iri, s.registration, s."timestamp",
            case when s.added & :voiding <> 0 then s.reference end, s.body""";

    // Laterals with an offset are looked up row by row; a planner left free scans whole months and dictionaries.
    private static final String NAMES = """
            join lateral (select iri from verb where tenant_id = :tenant and id = s.verb offset 0) v on true
            left join lateral (select kind, value, home_page from agent
                where tenant_id = :tenant and id = s.actor offset 0) a on true
            left join lateral (select iri from activity where tenant_id = :tenant and id = s.activity offset 0) o on true
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    LogStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whole batches behind {@code afterBatch}, one at least, as many as hold at most so many statements and bytes. */
    public LogPage read(int tenantId, long afterBatch, int maxStatements) {
        return transactions.readOnly(tenantId, () -> {
            long last = lastOfPage(tenantId, afterBatch, maxStatements);
            return last == afterBatch
                    ? new LogPage(afterBatch, List.of())
                    : new LogPage(last, statements(tenantId, afterBatch, last));
        });
    }

    /** The last batch. */
    public long head(int tenantId) {
        return transactions.readOnly(tenantId, () -> jdbc.sql("select batch from log_head where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /** One statement as received. */
    public Optional<byte[]> body(int tenantId, long seq) {
        return transactions.readOnly(
                tenantId, () -> jdbc.sql("select body from statement where tenant_id = :tenant and seq = :seq")
                        .params(Map.of("tenant", tenantId, "seq", seq))
                        .query((row, number) -> row.getBytes(1))
                        .optional());
    }

    private long lastOfPage(int tenantId, long afterBatch, int maxStatements) {
        return jdbc.sql("""
                        select coalesce(max(batch), :after) from (
                            select batch, row_number() over w as number, sum(last_seq - first_seq + 1) over w as total,
                                sum(bytes) over w as size
                            from (select * from log_batch where tenant_id = :tenant and batch > :after
                                order by batch limit :batches) next
                            window w as (order by batch)) page
                        where number = 1 or (total <= :statements and size <= :bytes)
                        """)
                .params(Map.of(
                        "tenant",
                        tenantId,
                        "after",
                        afterBatch,
                        "batches",
                        BATCHES_AT_ONCE,
                        "statements",
                        maxStatements,
                        "bytes",
                        PAGE_BYTES))
                .query(Long.class)
                .single();
    }

    private List<LoggedStatement> statements(int tenantId, long afterBatch, long last) {
        return jdbc.sql("""
                        select b.batch, %s
                        from log_batch b
                        join lateral (select * from statement
                            where tenant_id = :tenant and seq between b.first_seq and b.last_seq offset 0) s on true
                        %s
                        where b.tenant_id = :tenant and b.batch > :after and b.batch <= :last
                        order by b.batch, s.seq
                        """.formatted(COLUMNS, NAMES))
                .params(Map.of("tenant", tenantId, "after", afterBatch, "last", last, "voiding", Splice.VOIDING))
                .query((row, number) -> statement(row))
                .list();
    }

    private static LoggedStatement statement(ResultSet row) throws SQLException {
        long seq = row.getLong(2);
        return new LoggedStatement(
                row.getLong(1),
                seq,
                row.getObject(3, UUID.class),
                actor(row),
                row.getString(7),
                row.getString(8),
                row.getObject(9, UUID.class),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                Instant.ofEpochMilli(Seq.storedMillis(seq)),
                row.getObject(11, UUID.class),
                row.getBytes(12));
    }

    private static @Nullable AgentId actor(ResultSet row) throws SQLException {
        String value = row.getString(5);
        return value == null ? null : new AgentId(AgentId.Kind.of(row.getInt(4)), value, row.getString(6));
    }
}
