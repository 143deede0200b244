package org.kakehashi.hub.lrs.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.dictionary.TermKey;
import org.kakehashi.hub.lrs.internal.query.OptedOut;
import org.kakehashi.hub.lrs.internal.query.ServedStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads stretches of the log that end anywhere, also within a batch. */
@Component
class StreamStore {
    private static final int BATCHES_AT_ONCE = 1000;
    private static final int PAGE_BYTES = 1_000_000;
    private static final long NOBODY = -1;

    // Laterals with an offset are looked up row by row. Bodies stay where they are until the page is cut.
    private static final String STATEMENTS = """
            select batch, seq, id, added, edits, body, asserted from (
                select f.*, row_number() over w as number,
                    sum(octet_length(f.body)) over w - octet_length(f.body) as before
                from (select b.batch, s.*, a.body as asserted
                    from log_batch b
                    join lateral (select * from statement where tenant_id = :tenant
                        and seq between case when b.batch = :batch then :seq + 1 else b.first_seq end and b.last_seq
                        and (:verb::bigint is null or verb = :verb) and (:activity::bigint is null or activity = :activity)
                        and (:agent::bigint is null or actor = :agent)
                        and (:registration::uuid is null or registration = :registration) offset 0) s on true
                    join lateral (select body, agents from authority
                        where tenant_id = :tenant and id = s.authority offset 0) a on true
                    where b.tenant_id = :tenant and b.batch between :batch and :last and (b.batch > :batch or not :whole)
                        and (:own::bigint is null or :own = any(a.agents)) and (:client::bigint is null or :client = any(a.agents))
                        and (:purpose::text is null or not %s)
                    ) f
                window w as (order by f.batch, f.seq)) page
            where number <= :most and before < :bytes
            order by batch, seq
            """.formatted(OptedOut.is("s", ":tenant", ":purpose"));

    private static final String OF_IDS = """
            select 0, s.seq, s.id, s.added, s.edits, s.body, a.body
            from statement_key k
            join lateral (select * from statement where tenant_id = :tenant and seq = k.seq offset 0) s on true
            join authority a on a.tenant_id = :tenant and a.id = s.authority
            where k.tenant_id = :tenant and k.id = any(:ids) and (:purpose::text is null or not %s)
            order by s.seq
            """.formatted(OptedOut.is("s", ":tenant", ":purpose"));

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    StreamStore(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The last batch. */
    long head(int tenantId) {
        return transactions.readOnly(tenantId, () -> jdbc.sql("select batch from log_head where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /** The stretch behind {@code after} with at most {@code most} wanted statements. */
    StreamPage read(int tenantId, StreamCursor after, StreamFilter filter, int most) {
        return transactions.readOnly(tenantId, () -> {
            long last = lastBatch(tenantId, after, most);
            if (last == after.batch() && after.seq() == StreamCursor.WHOLE) {
                return new StreamPage(List.of(), after);
            }
            List<StreamPage.Line> lines = lines(tenantId, after, filter, last, most);
            boolean cut = lines.size() == most || bytes(lines) >= PAGE_BYTES;
            return new StreamPage(lines, cut ? lines.getLast().cursor() : StreamCursor.behind(last));
        });
    }

    /** The statements of these ids, as far as the purpose lets them out; their places say nothing. */
    List<StreamPage.Line> find(int tenantId, Collection<UUID> ids, @Nullable String purpose) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(OF_IDS)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .param("purpose", purpose)
                .query((row, number) -> line(row))
                .list());
    }

    private static long bytes(List<StreamPage.Line> lines) {
        return lines.stream().mapToLong(line -> line.statement().body().length).sum();
    }

    /** The batch that a page may reach: as many behind the first as may hold what is asked for, and one more. */
    private long lastBatch(int tenantId, StreamCursor after, int most) {
        return jdbc.sql("""
                        select coalesce(max(batch), :after) from (
                            select batch, row_number() over w as number,
                                sum(last_seq - first_seq + 1) over w - (last_seq - first_seq + 1) as before
                            from (select * from log_batch where tenant_id = :tenant and batch > :after
                                order by batch limit :batches) next
                            window w as (order by batch)) page
                        where number = 1 or before < :most
                        """)
                .param("tenant", tenantId)
                .param("after", after.batch())
                .param("batches", BATCHES_AT_ONCE)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** Numbers are looked up after the last batch is fixed: what its statements name has its number by then. */
    private List<StreamPage.Line> lines(int tenantId, StreamCursor after, StreamFilter filter, long last, int most) {
        boolean whole = after.seq() == StreamCursor.WHOLE;
        return jdbc.sql(STATEMENTS)
                .param("tenant", tenantId)
                .param("batch", after.batch())
                .param("whole", whole)
                .param("seq", whole ? 0 : after.seq())
                .param("last", last)
                .param("verb", number(tenantId, "verb", filter.verb() == null ? null : TermKey.of(filter.verb())))
                .param(
                        "activity",
                        number(tenantId, "activity", filter.activity() == null ? null : TermKey.of(filter.activity())))
                .param("agent", number(tenantId, "agent", filter.agent() == null ? null : TermKey.of(filter.agent())))
                .param("registration", filter.registration())
                .param(
                        "own",
                        number(tenantId, "agent", filter.authority() == null ? null : TermKey.of(filter.authority())))
                .param(
                        "client",
                        number(tenantId, "agent", filter.client() == null ? null : TermKey.of(filter.client())))
                .param("purpose", filter.purpose())
                .param("most", most)
                .param("bytes", PAGE_BYTES)
                .query((row, number) -> line(row))
                .list();
    }

    private @Nullable Long number(int tenantId, String dictionary, byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        Optional<Long> number = jdbc.sql("select id from " + dictionary + " where tenant_id = :tenant and key = :key")
                .param("tenant", tenantId)
                .param("key", key)
                .query(Long.class)
                .optional();
        return number.orElse(NOBODY);
    }

    private static StreamPage.Line line(ResultSet row) throws SQLException {
        long seq = row.getLong(2);
        return new StreamPage.Line(
                new StreamCursor(row.getLong(1), seq),
                new ServedStatement(
                        seq,
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getBytes(5),
                        row.getBytes(6),
                        row.getString(7).getBytes(UTF_8)));
    }
}
