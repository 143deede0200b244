package org.kakehashi.hub.lrs.internal.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How far each tenant's log has been looked at, and by whose authority statements came. */
@Repository
class LintCursorStore {
    private final JdbcTemplate jdbc;

    LintCursorStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the tenant's row where there is none. */
    void ensure(int tenantId) {
        jdbc.update("insert into lint_cursor (tenant_id, batch) values (?, 0) on conflict do nothing", tenantId);
    }

    /** Takes the row for this transaction; empty where another node has it. */
    Optional<Long> take(int tenantId) {
        return jdbc
                .query(
                        "select batch from lint_cursor where tenant_id = ? for update skip locked",
                        (row, number) -> row.getLong(1),
                        tenantId)
                .stream()
                .findFirst();
    }

    void save(int tenantId, long batch) {
        jdbc.update("update lint_cursor set batch = ? where tenant_id = ?", batch, tenantId);
    }

    /** The authority's number of each statement. */
    Map<Long, Long> authorities(int tenantId, List<Long> seqs) {
        Map<Long, Long> authorities = HashMap.newHashMap(seqs.size());
        jdbc.query(
                "select seq, authority from statement where tenant_id = ? and seq between ? and ? and seq = any(?)",
                statement -> {
                    statement.setInt(1, tenantId);
                    statement.setLong(2, seqs.stream().min(Long::compare).orElse(0L));
                    statement.setLong(3, seqs.stream().max(Long::compare).orElse(0L));
                    statement.setArray(4, statement.getConnection().createArrayOf("bigint", seqs.toArray()));
                },
                row -> {
                    authorities.put(row.getLong(1), row.getLong(2));
                });
        return authorities;
    }

    /** An authority as it is served. */
    byte[] authority(int tenantId, long number) {
        return jdbc.query(
                        "select convert_to(body, 'UTF8') from authority where tenant_id = ? and id = ?",
                        (row, n) -> row.getBytes(1),
                        tenantId,
                        number)
                .getFirst();
    }
}
