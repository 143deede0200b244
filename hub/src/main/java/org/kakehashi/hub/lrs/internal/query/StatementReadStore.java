package org.kakehashi.hub.lrs.internal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantReads;
import org.kakehashi.hub.lrs.internal.dictionary.ErasureCount;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.springframework.stereotype.Component;

/** The SQL of reading: one round trip for a page, or a second one where {@link PageEnds} doesn't hold any more. */
@Component
class StatementReadStore {
    private static final int CACHED_AUTHORITIES = 10_000;

    private record AuthorityKey(int tenantId, long number) {}

    @SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
    private record Row(long seq, UUID id, int added, byte @Nullable [] edits, long authority, byte @Nullable [] body) {}

    /**
     * What was found.
     *
     * @param statements in order
     * @param cut whether it ends early, as the answer would become too large
     */
    record Found(List<ServedStatement> statements, boolean cut) {}

    private final TenantReads reads;
    private final LrsProperties properties;
    private final PageEnds ends = new PageEnds();
    private final Cache<AuthorityKey, byte[]> authorities =
            Caffeine.newBuilder().maximumSize(CACHED_AUTHORITIES).build();

    StatementReadStore(TenantReads reads, LrsProperties properties, ErasureCount erasures) {
        this.reads = reads;
        this.properties = properties;
        erasures.onChange(tenant -> authorities.asMap().keySet().removeIf(key -> key.tenantId() == tenant));
    }

    /** The statements that a query finds, as far as they fit one answer; at least one if there is any. */
    Found find(int tenantId, StatementQuery query) {
        List<Row> rows = rows(tenantId, query);
        List<ServedStatement> statements = new ArrayList<>(rows.size());
        long bytes = 0;
        for (Row row : rows) {
            if (bytes >= properties.pageBytes()) {
                return new Found(statements, true);
            }
            Optional<ServedStatement> statement = served(tenantId, row);
            bytes += statement.map(each -> each.body().length).orElse(0);
            statement.ifPresent(statements::add);
        }
        return new Found(statements, false);
    }

    /** Reads no further back than this page reached last time, unless it isn't full any more. */
    private List<Row> rows(int tenantId, StatementQuery query) {
        OptionalLong end = ends.of(tenantId, query);
        if (end.isPresent()) {
            List<Row> rows = read(tenantId, query.withAfter(end.getAsLong() - 1));
            if (rows.size() == query.limit()) {
                ends.full(tenantId, query, rows.getLast().seq());
                return rows;
            }
            ends.forget(tenantId, query);
        }
        List<Row> rows = read(tenantId, query);
        if (rows.size() == query.limit()) {
            ends.full(tenantId, query, rows.getLast().seq());
        }
        return rows;
    }

    private List<Row> read(int tenantId, StatementQuery query) {
        StatementSql sql = new StatementSql(query);
        return reads.query(tenantId, sql.text(), sql.parameters(), (row, number) -> row(row));
    }

    /** The statement of an id, if it is voided or not as asked for, and visible. */
    Optional<ServedStatement> byId(int tenantId, UUID id, boolean voided, Visibility visible) {
        return reads
                .query(
                        tenantId,
                        """
                select s.seq, s.id, s.added, s.edits, s.authority, s.body
                from statement_key k join lateral (select * from statement s
                    where s.tenant_id = k.tenant_id and s.seq = k.seq offset 0) s on true
                where k.tenant_id = tenant.id and k.id = ? and %s = ?
                    and s.authority = coalesce(?, s.authority)
                    and s.actor is not distinct from coalesce(?, s.actor)
                    and s.registration is not distinct from coalesce(?, s.registration)
                    and not %s
                """.formatted(StatementSql.IS_VOIDED, OptedOut.is("s", "tenant.id", "?")),
                        Arrays.asList(
                                id,
                                voided,
                                visible.authority(),
                                visible.actor(),
                                visible.registration(),
                                visible.purpose(),
                                visible.purpose()),
                        (row, number) -> row(row))
                .stream()
                .findFirst()
                .flatMap(row -> served(tenantId, row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getBytes(4),
                row.getLong(5),
                row.getBytes(6));
    }

    /** Empty where an erasure took it away while it was read. */
    private Optional<ServedStatement> served(int tenantId, Row row) {
        byte[] body = row.body() == null ? body(tenantId, row.seq()) : row.body();
        byte[] authority = authority(tenantId, row.authority());
        return body == null || authority == null
                ? Optional.empty()
                : Optional.of(new ServedStatement(row.seq(), row.id(), row.added(), row.edits(), body, authority));
    }

    private byte @Nullable [] body(int tenantId, long seq) {
        return reads
                .query(
                        tenantId,
                        "select body from statement where tenant_id = tenant.id and seq = ?",
                        List.of(seq),
                        (row, number) -> row.getBytes(1))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private byte @Nullable [] authority(int tenantId, long number) {
        AuthorityKey key = new AuthorityKey(tenantId, number);
        byte[] known = authorities.getIfPresent(key);
        if (known == null) {
            List<byte[]> found = reads.query(
                    tenantId,
                    "select body from authority where tenant_id = tenant.id and id = ?",
                    List.of(number),
                    (row, index) -> row.getString(1).getBytes(UTF_8));
            found.forEach(body -> authorities.put(key, body));
            known = found.isEmpty() ? null : found.getFirst();
        }
        return known;
    }
}
