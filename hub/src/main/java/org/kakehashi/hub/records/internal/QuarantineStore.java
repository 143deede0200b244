package org.kakehashi.hub.records.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.kakehashi.connectors.spi.Origin;
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
        return jdbc.sql("select count(*) from quarantined_record where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Long.class)
                .single();
    }

    /** A page of them. */
    public List<Waiting> page(int tenantId, long afterId, int max) {
        return jdbc.sql("""
                        select quarantine_id, kind, source, import_id, file, line, scheme, person_key, date, reason, since
                        from quarantined_record where tenant_id = :tenant and quarantine_id > :after
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

    List<Held> held(int tenantId, long afterId, int max) {
        return jdbc.sql("""
                        select * from quarantined_record where tenant_id = :tenant and quarantine_id > :after
                        order by quarantine_id limit :max
                        """)
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
                        new Subject(SubjectScheme.valueOf(row.getString("scheme")), row.getString("person_key")),
                        row.getString("roster_source"),
                        row.getObject("date", LocalDate.class),
                        Payload.restored(kind, row.getString("payload"))));
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
                        with waiting as (select * from stage_record
                            where tenant_id = :tenant and import_id = :import and reason is not null),
                        kept as (insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line,
                                scheme, person_key, roster_source, reason, date, payload, digest, since)
                            select tenant_id, kind, source, source_key, import_id, file, line, scheme, person_key,
                                roster_source, reason, date, payload, digest, now() from waiting
                            on conflict (tenant_id, kind, source, source_key) do update set import_id = excluded.import_id,
                                file = excluded.file, line = excluded.line, scheme = excluded.scheme,
                                person_key = excluded.person_key, roster_source = excluded.roster_source,
                                reason = excluded.reason, date = excluded.date, payload = excluded.payload,
                                digest = excluded.digest
                            where quarantined_record.digest <> excluded.digest
                                or quarantined_record.reason <> excluded.reason)
                        select count(*) from waiting
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .query(Long.class)
                .single();
    }
}
