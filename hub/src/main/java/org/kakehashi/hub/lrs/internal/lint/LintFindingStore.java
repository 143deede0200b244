package org.kakehashi.hub.lrs.internal.lint;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Findings by client and rule. Everything happens in the caller's transaction of the tenant. */
@Repository
class LintFindingStore {
    private static final int MOST_ROWS = 20_000;

    private final JdbcTemplate jdbc;

    LintFindingStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A client as stored. */
    record ClientRow(UUID clientId, String name, long checked, Instant lastSeen) {}

    /** A finding as stored. */
    record FindingRow(UUID clientId, String rule, long count, Instant firstSeen, Instant lastSeen) {}

    /** An example as stored. */
    record ExampleRow(UUID clientId, String rule, UUID statementId, Instant stored) {}

    /** Adds what a page showed. */
    void add(int tenantId, LintTally tally) {
        List<Object[]> clients = new ArrayList<>();
        List<Object[]> findings = new ArrayList<>();
        List<Object[]> examples = new ArrayList<>();
        for (LintTally.OfClient of : tally.clients()) {
            UUID client = of.client().clientId();
            clients.add(new Object[] {tenantId, client, of.client().name(), of.checked(), utc(of.lastSeen())});
            of.rules().forEach((rule, found) -> {
                findings.add(new Object[] {
                    tenantId, client, rule, found.count(), utc(found.firstSeen()), utc(found.lastSeen())
                });
                found.examples()
                        .forEach(one ->
                                examples.add(new Object[] {tenantId, client, rule, one.seq(), one.statementId()}));
            });
        }
        jdbc.batchUpdate("""
                insert into lint_client as c (tenant_id, client_id, client_name, checked, last_seen) values (?, ?, ?, ?, ?)
                on conflict (tenant_id, client_id) do update set client_name = excluded.client_name,
                    checked = c.checked + excluded.checked, last_seen = greatest(c.last_seen, excluded.last_seen)
                """, clients);
        jdbc.batchUpdate("""
                insert into lint_finding as f (tenant_id, client_id, rule, count, first_seen, last_seen)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, client_id, rule) do update set count = f.count + excluded.count,
                    last_seen = greatest(f.last_seen, excluded.last_seen)
                """, findings);
        jdbc.batchUpdate("""
                insert into lint_example (tenant_id, client_id, rule, seq, statement_id) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, examples);
        clients.forEach(client -> dropOldExamples(tenantId, (UUID) client[1]));
    }

    private void dropOldExamples(int tenantId, UUID client) {
        jdbc.update("""
                delete from lint_example e using (
                    select rule, seq, row_number() over (partition by rule order by seq desc) as place
                    from lint_example where tenant_id = ? and client_id = ?) old
                where e.tenant_id = ? and e.client_id = ? and e.rule = old.rule and e.seq = old.seq and old.place > ?
                """, tenantId, client, tenantId, client, LintTally.EXAMPLES);
    }

    /** The clients whose statements were looked at; of all where {@code only} is null. */
    List<ClientRow> clients(int tenantId, @Nullable Collection<UUID> only) {
        return query(
                "select client_id, client_name, checked, last_seen from lint_client where tenant_id = ?%s"
                        + " order by client_name, client_id limit " + MOST_ROWS,
                tenantId,
                only,
                (row, n) ->
                        new ClientRow(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), instant(row, 4)));
    }

    List<FindingRow> findings(int tenantId, @Nullable Collection<UUID> only) {
        return query(
                "select client_id, rule, count, first_seen, last_seen from lint_finding where tenant_id = ?%s limit "
                        + MOST_ROWS,
                tenantId,
                only,
                (row, n) -> new FindingRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getLong(3),
                        instant(row, 4),
                        instant(row, 5)));
    }

    /** The examples whose statements are still there, the newest first. */
    List<ExampleRow> examples(int tenantId, @Nullable Collection<UUID> only) {
        return query(
                "select client_id, rule, statement_id, seq from lint_example e where tenant_id = ?%s and exists (select"
                        + " from statement_key k where k.tenant_id = e.tenant_id and k.id = e.statement_id)"
                        + " order by seq desc limit " + MOST_ROWS,
                tenantId,
                only,
                (row, n) -> new ExampleRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        Instant.ofEpochMilli(Seq.storedMillis(row.getLong(4)))));
    }

    private <T> List<T> query(
            String sql,
            int tenantId,
            @Nullable Collection<UUID> only,
            org.springframework.jdbc.core.RowMapper<T> mapper) {
        return jdbc.query(
                sql.formatted(only == null ? "" : " and client_id = any(?)"),
                statement -> {
                    statement.setInt(1, tenantId);
                    if (only != null) {
                        statement.setArray(2, statement.getConnection().createArrayOf("uuid", only.toArray()));
                    }
                },
                mapper);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
