package org.kakehashi.hub.records.internal;

import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;
import org.kakehashi.hub.records.RecordStage.Outcome;
import org.kakehashi.hub.records.internal.StagedRecord.Resolved;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staging table of records. */
@Repository
class RecordStageStore {
    static final String TABLE = "stage_record";
    private static final String INSERT = """
            insert into stage_record (tenant_id, import_id, seq, kind, source, source_key, file, line, scheme, person_key,
                roster_source, person_id, class_id, school_id, reason, changed, date, payload, digest, decided, hint_class, hint_number, hint_kana)
            select ?, ?, ? + u.place, u.kind, u.source, u.source_key, u.file, u.line::bigint, u.scheme, u.person_key,
                u.roster_source, u.person_id::uuid, u.class_id::uuid, u.school_id::uuid, u.reason, u.reason is null, u.date::date, u.payload::jsonb,
                u.digest::uuid, u.decided::boolean, u.hint_class, u.hint_number::int, u.hint_kana
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality as u(kind, source, source_key, file, line,
                scheme, person_key, roster_source, person_id, class_id, school_id, reason, date, payload, digest, decided, hint_class,
                hint_number, hint_kana, place)
            """;

    private static final List<Function<Resolved, @Nullable Object>> COLUMNS = List.of(
            row -> row.row().kind(),
            row -> row.row().source(),
            row -> row.row().sourceKey(),
            row -> row.row().origin().file(),
            row -> row.row().origin().line(),
            row -> row.row().subject().scheme(),
            row -> row.row().subject().key(),
            row -> row.row().rosterSource(),
            row -> row.idOf(About.PERSON),
            row -> row.idOf(About.CLASS),
            row -> row.idOf(About.SCHOOL),
            Resolved::reason,
            row -> row.row().date(),
            row -> row.row().payload(),
            Resolved::digest,
            Resolved::decided,
            hinted(PersonHint::className),
            hinted(PersonHint::attendanceNumber),
            hinted(PersonHint::kanaName));

    private static final Text TWICE = new Text(
            "同じ記録が二度あります。あとの行(%s 行目)を使いました。", "The same record stands twice; the later row (line %s) was used.");
    private static final Text TWICE_REMEDY = new Text("不要な行を消してください。", "Remove the row that isn't wanted.");

    private static final int FETCHED = 1000;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    RecordStageStore(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Writes a batch whose numbers follow {@code firstSeq}. */
    void insert(int tenantId, long importId, long firstSeq, List<Resolved> rows) {
        jdbc.execute(INSERT, (PreparedStatement statement) -> {
            statement.setInt(1, tenantId);
            statement.setLong(2, importId);
            statement.setLong(3, firstSeq);
            for (int i = 0; i < COLUMNS.size(); i++) {
                Function<Resolved, @Nullable Object> column = COLUMNS.get(i);
                @Nullable
                Object[] values =
                        rows.stream().map(column).map(RecordStageStore::text).toArray();
                statement.setArray(i + 4, statement.getConnection().createArrayOf("text", values));
            }
            return statement.executeUpdate();
        });
    }

    private static @Nullable Object text(@Nullable Object value) {
        // PostgreSQL's text can't hold a NUL; a broken source may.
        return value == null ? null : value.toString().replace('\0', '\uFFFD');
    }

    /** Lets go of what was staged from quarantine where the record has come anew meanwhile. */
    void dropSettled(int tenantId, long importId) {
        client.sql("""
                        delete from stage_record s where s.tenant_id = :tenant and s.import_id = :import
                            and not exists (select from quarantined_record q where q.tenant_id = s.tenant_id
                                and q.kind = s.kind and q.source = s.source and q.source_key = s.source_key
                                and q.payload = s.payload and q.date = s.date and q.person_key = s.person_key)
                        """).param("tenant", tenantId).param("import", importId).update();
    }

    Map<Long, Outcome> outcomes(int tenantId, long importId) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        client.sql("""
                        select line, case when reason is not null then 'QUARANTINED' when changed then 'CHANGED'
                            else 'UNCHANGED' end as outcome
                        from stage_record where tenant_id = :tenant and import_id = :import
                        """).param("tenant", tenantId).param("import", importId).query(row -> {
            outcomes.put(row.getLong("line"), Outcome.valueOf(row.getString("outcome")));
        });
        return outcomes;
    }

    /** The imports that have anything in staging: from each the index leads to the next, however many rows it has. */
    Set<Long> staged(int tenantId) {
        return client.sql("""
                        with recursive one (id) as (
                            select min(import_id) from stage_record where tenant_id = :tenant
                            union all
                            select (select min(import_id) from stage_record where tenant_id = :tenant and import_id > one.id)
                            from one where one.id is not null)
                        select id from one where id is not null
                        """).param("tenant", tenantId).query(Long.class).set();
    }

    private static Function<Resolved, @Nullable Object> hinted(Function<PersonHint, Object> part) {
        return row -> row.row().subject().hint() == null
                ? null
                : part.apply(row.row().subject().hint());
    }

    void clear(int tenantId, long importId) {
        client.sql("delete from stage_record where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenantId)
                .param("import", importId)
                .update();
    }

    /** Removes all but the last of the rows with one key; reports each that went, of which there may be as many as rows. */
    void keepLast(int tenantId, long importId, Findings findings) {
        client.sql("""
                        with twice as (
                            select seq, file, line, source_key, last from (select seq, file, line, source_key,
                                    first_value(line) over w as last, row_number() over w as place
                                from stage_record where tenant_id = :tenant and import_id = :import
                                window w as (partition by kind, source, source_key order by seq desc)) s
                            where place > 1),
                        gone as (delete from stage_record where tenant_id = :tenant and import_id = :import
                            and seq in (select seq from twice))
                        select file, line, source_key, last from twice order by seq
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .withFetchSize(FETCHED)
                .query(row -> {
                    findings.report(Finding.of(
                                    Severity.WARNING,
                                    "records.twice",
                                    row.getString("file"),
                                    TWICE.with(row.getLong("last")),
                                    TWICE_REMEDY)
                            .atLine(row.getLong("line")));
                });
    }
}
