package org.kakehashi.hub.records.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.hub.records.Quarantine.Reason;
import org.kakehashi.hub.records.Quarantine.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records in quarantine. */
@Repository
public class QuarantineStore {
    private final JdbcClient jdbc;

    QuarantineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait. */
    public long count(int tenantId) {
        return jdbc.sql("select count(*) from quarantined_record where tenant_id = :tenant and left_out_by is null")
                .param("tenant", tenantId)
                .query(Long.class)
                .single();
    }

    /** A page of them. */
    public List<Waiting> page(int tenantId, long afterId, int max) {
        return jdbc.sql("""
                        select quarantine_id, kind, source, import_id, file, line, scheme, person_key, date, reason, since
                        from quarantined_record where tenant_id = :tenant and quarantine_id > :after and left_out_by is null
                        order by quarantine_id limit :max
                        """)
                .param("tenant", tenantId)
                .param("after", afterId)
                .param("max", max)
                .query((row, n) -> new Waiting(
                        row.getLong("quarantine_id"),
                        row.getString("kind"),
                        row.getString("source"),
                        row.getLong("import_id"),
                        row.getString("file"),
                        row.getLong("line"),
                        row.getString("scheme"),
                        row.getString("person_key"),
                        row.getObject("date", LocalDate.class),
                        Reason.valueOf(row.getString("reason")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** A waiting record in full, and its place in the order. */
    record Held(long id, StagedRecord row) {}

    List<Held> held(int tenantId, boolean decidedOnly, long afterId, int max) {
        String decided = """
                and exists (select from standing_decision(q.tenant_id, q.source, q.scheme, q.person_key, q.date))
                """;
        return jdbc.sql("""
                        select * from quarantined_record q where tenant_id = :tenant and quarantine_id > :after
                            and left_out_by is null %s
                        order by quarantine_id limit :max
                        """.formatted(decidedOnly ? decided : ""))
                .param("tenant", tenantId)
                .param("after", afterId)
                .param("max", max)
                .query(QuarantineStore::held)
                .list();
    }

    private static Held held(ResultSet row, int n) throws SQLException {
        RecordKind kind = RecordKind.valueOf(row.getString("kind"));
        return new Held(
                row.getLong("quarantine_id"),
                new StagedRecord(
                        kind,
                        row.getString("source"),
                        row.getString("source_key"),
                        new Origin(row.getString("file"), row.getLong("line")),
                        new Subject(
                                SubjectScheme.valueOf(row.getString("scheme")), row.getString("person_key"), hint(row)),
                        row.getString("roster_source"),
                        row.getObject("date", LocalDate.class),
                        Payload.restored(kind, row.getString("payload"))));
    }

    private static @Nullable PersonHint hint(ResultSet row) throws SQLException {
        String kana = row.getString("hint_kana");
        return kana == null ? null : new PersonHint(row.getString("hint_class"), row.getInt("hint_number"), kana);
    }

    /** Takes in what has no subject, and lets go of what now has one; counts those of this import that wait. */
    long follow(int tenantId, long importId) {
        jdbc.sql("""
                        delete from quarantined_record q using stage_record s
                        where q.tenant_id = :tenant and s.tenant_id = :tenant and s.import_id = :import
                            and s.reason is null and q.kind = s.kind and q.source = s.source
                            and q.source_key = s.source_key
                        """).param("tenant", tenantId).param("import", importId).update();
        return jdbc.sql("""
                        with waiting as (select s.*, d.decision_id as left_out_by from stage_record s
                            left join lateral (select decision_id from standing_decision(
                                s.tenant_id, s.source, s.scheme, s.person_key, s.date) where person_id is null) d on true
                            where s.tenant_id = :tenant and s.import_id = :import and s.reason is not null),
                        kept as (insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line,
                                scheme, person_key, roster_source, reason, date, payload, digest, since, hint_class,
                                hint_number, hint_kana, left_out_by)
                            select tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key,
                                roster_source, reason, date, payload, digest, now(), hint_class, hint_number, hint_kana,
                                left_out_by from waiting
                            on conflict (tenant_id, kind, source, source_key) do update set import_id = excluded.import_id,
                                file = excluded.file, line = excluded.line, scheme = excluded.scheme,
                                person_key = excluded.person_key, roster_source = excluded.roster_source,
                                reason = excluded.reason, date = excluded.date, payload = excluded.payload,
                                digest = excluded.digest, hint_class = excluded.hint_class,
                                hint_number = excluded.hint_number, hint_kana = excluded.hint_kana,
                                left_out_by = excluded.left_out_by
                            where quarantined_record.digest <> excluded.digest
                                or quarantined_record.reason <> excluded.reason
                                or quarantined_record.left_out_by is distinct from excluded.left_out_by)
                        select count(*) from waiting where left_out_by is null
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .query(Long.class)
                .single();
    }
}
