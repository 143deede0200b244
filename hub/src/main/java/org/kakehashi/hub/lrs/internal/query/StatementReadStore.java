package org.kakehashi.hub.lrs.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.statement.Splice;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The SQL of reading. Plans are generic: to plan anew over dozens of partitions takes longer than to read. The bodies are
 * fetched by a range of seq, so that only the partitions within it are opened.
 */
@Component
class StatementReadStore {
    private static final int CACHED_AUTHORITIES = 10_000;
    private static final String VOIDED = "exists (select from statement_reference r"
            + " where r.tenant_id = s.tenant_id and r.target = s.id and r.voids)";
    private static final String NOT_VOIDED = " and (s.added & " + Splice.VOIDING + " <> 0 or not " + VOIDED + ")";

    private record AuthorityKey(int tenantId, long number) {}

    private final JdbcTemplate jdbc;
    private final TenantTransactions transactions;
    private final LrsProperties properties;
    private final Cache<AuthorityKey, byte[]> authorities =
            Caffeine.newBuilder().maximumSize(CACHED_AUTHORITIES).build();

    StatementReadStore(JdbcTemplate jdbc, TenantTransactions transactions, LrsProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** The seqs of the statements that a query finds, voided ones included. */
    List<Long> seqs(int tenantId, StatementQuery query) {
        StatementSql sql = new StatementSql(tenantId, query);
        return reading(tenantId, () -> jdbc.query(sql.text(), (row, number) -> row.getLong(1), sql.parameters()));
    }

    /** Those of these statements that are not voided, as far as they fit one answer; at least one if there is any. */
    List<ServedStatement> notVoided(int tenantId, List<Long> seqs, boolean ascending) {
        Long first = seqs.getFirst();
        Long last = seqs.getLast();
        String order = ascending ? "" : " desc";
        return reading(
                tenantId,
                () -> jdbc.query(
                        """
                select seq, id, added, edits, body, authority from (
                    select s.*, sum(octet_length(s.body)) over (order by s.seq%s) - octet_length(s.body) as before
                    from statement s where s.tenant_id = ? and s.seq between ? and ? and s.seq = any(?)%s) page
                where before < ? order by seq%s
                """.formatted(order, NOT_VOIDED, order),
                        statement -> {
                            statement.setInt(1, tenantId);
                            statement.setLong(2, Math.min(first, last));
                            statement.setLong(3, Math.max(first, last));
                            statement.setArray(4, statement.getConnection().createArrayOf("bigint", seqs.toArray()));
                            statement.setInt(5, properties.pageBytes());
                        },
                        (row, number) -> served(tenantId, row)));
    }

    /** The statement of an id, if it is voided or not as asked for, and visible. */
    List<ServedStatement> byId(int tenantId, UUID id, boolean voided, Visibility visible) {
        return reading(
                tenantId,
                () -> jdbc.query(
                        """
                select s.seq, s.id, s.added, s.edits, s.body, s.authority
                from statement_key k join statement s on s.tenant_id = k.tenant_id and s.seq = k.seq
                where k.tenant_id = ? and k.id = ?
                    and (s.added & ? = 0 and %s) = ?
                    and s.authority = coalesce(?, s.authority)
                    and s.actor is not distinct from coalesce(?, s.actor)
                    and s.registration is not distinct from coalesce(?, s.registration)
                """.formatted(VOIDED),
                        (row, number) -> served(tenantId, row),
                        tenantId,
                        id,
                        Splice.VOIDING,
                        voided,
                        visible.authority(),
                        visible.actor(),
                        visible.registration()));
    }

    private ServedStatement served(int tenantId, ResultSet row) throws SQLException {
        return new ServedStatement(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getBytes(4),
                row.getBytes(5),
                authority(tenantId, row.getLong(6)));
    }

    private byte[] authority(int tenantId, long number) {
        return authorities.get(new AuthorityKey(tenantId, number), key -> {
            String body = jdbc.queryForObject(
                    "select body from authority where tenant_id = ? and id = ?", String.class, tenantId, number);
            return String.valueOf(body).getBytes(UTF_8);
        });
    }

    private <T> List<T> reading(int tenantId, java.util.function.Supplier<List<T>> query) {
        return transactions.readOnly(tenantId, () -> {
            jdbc.queryForObject("select set_config('plan_cache_mode', 'force_generic_plan', true)", String.class);
            return query.get();
        });
    }
}
