package org.kakehashi.hub.connect.internal.finding;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs found. */
@Repository
public class FindingStore {
    private static final List<Function<Finding, @Nullable Object>> COLUMNS = List.of(
            Finding::severity,
            Finding::code,
            Finding::file,
            Finding::line,
            Finding::column,
            Finding::value,
            finding -> finding.rule().ja(),
            finding -> finding.rule().en(),
            finding -> finding.remedy().ja(),
            finding -> finding.remedy().en());

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    FindingStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A finding and its place in the run's report. */
    public record Kept(long seq, Finding finding) {}

    /** All findings of one rule: how many, and where the first stands. */
    public record Group(String code, Severity severity, long count, long first) {}

    /** Adds findings whose places follow {@code after}. */
    public void add(int tenantId, long importId, long after, List<Finding> findings) {
        template.execute("""
                insert into import_finding (tenant_id, import_id, seq, severity, code, file, line, column_name, value,
                    rule_ja, rule_en, remedy_ja, remedy_en)
                select ?, ?, ? + f.place, f.severity, f.code, f.file, f.line::bigint, f.column_name, f.value, f.rule_ja,
                    f.rule_en, f.remedy_ja, f.remedy_en
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as f(severity, code, file, line, column_name, value,
                    rule_ja, rule_en, remedy_ja, remedy_en, place)
                """, (PreparedStatement statement) -> {
            statement.setInt(1, tenantId);
            statement.setLong(2, importId);
            statement.setLong(3, after);
            for (int i = 0; i < COLUMNS.size(); i++) {
                statement.setArray(i + 4, array(statement, COLUMNS.get(i), findings));
            }
            return statement.executeUpdate();
        });
    }

    private static Array array(
            PreparedStatement statement, Function<Finding, @Nullable Object> column, List<Finding> findings)
            throws SQLException {
        // A NUL can't be stored in PostgreSQL's text; a broken file may hold one.
        Object[] values = findings.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString().replace('\0', '\uFFFD'))
                .toArray();
        return statement.getConnection().createArrayOf("text", values);
    }

    /** Removes all but that many of the first. */
    void clear(int tenantId, long importId, long kept) {
        jdbc.sql("delete from import_finding where tenant_id = :tenant and import_id = :import and seq > :kept")
                .param("kept", kept)
                .param("tenant", tenantId)
                .param("import", importId)
                .update();
    }

    /** By rule: errors first, the most frequent first. */
    public List<Group> groups(int tenantId, long importId) {
        return jdbc.sql("""
                        select code, severity, count(*) as count, min(seq) as first from import_finding
                        where tenant_id = :tenant and import_id = :import
                        group by code, severity order by severity, count(*) desc, code
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .query((row, n) -> new Group(
                        row.getString("code"),
                        Severity.valueOf(row.getString("severity")),
                        row.getLong("count"),
                        row.getLong("first")))
                .list();
    }

    /** A page in the report's order. */
    public List<Kept> page(int tenantId, long importId, @Nullable String code, long after, int max) {
        return jdbc.sql("""
                        select * from import_finding where tenant_id = :tenant and import_id = :import and seq > :after
                            %s order by seq limit :max
                        """.formatted(code == null ? "" : "and code = :code"))
                .param("tenant", tenantId)
                .param("import", importId)
                .param("code", code)
                .param("after", after)
                .param("max", max)
                .query(FindingStore::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getLong("seq"),
                new Finding(
                        Severity.valueOf(row.getString("severity")),
                        row.getString("code"),
                        row.getString("file"),
                        row.getObject("line", Long.class),
                        row.getString("column_name"),
                        row.getString("value"),
                        new Text(row.getString("rule_ja"), row.getString("rule_en")),
                        new Text(row.getString("remedy_ja"), row.getString("remedy_en"))));
    }
}
