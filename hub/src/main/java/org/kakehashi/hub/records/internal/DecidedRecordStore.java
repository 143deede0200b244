package org.kakehashi.hub.records.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records that are somebody's by a decision of the identity desk. */
@Repository
class DecidedRecordStore {
    private static final String STANDING = """
            (select d.decision_id from standing_decision(s.tenant_id, s.source, s.scheme, s.person_key, s.date) d
                where d.person_id = s.person_id)
            """;

    private final JdbcClient jdbc;

    DecidedRecordStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether anybody was ever decided upon. */
    boolean any(int tenantId) {
        return jdbc.sql("""
                        select exists (select from identity_decision where tenant_id = :tenant and person_id is not null
                            and undone_at is null)
                        """).param("tenant", tenantId).query(Boolean.class).single();
    }

    /** A decision that was undone after the record was staged doesn't count: the record waits. */
    void dropUndone(int tenantId, long importId) {
        run(tenantId, importId, """
                update stage_record s set person_id = null, reason = 'UNKNOWN_PERSON', decided = false, changed = false
                where s.tenant_id = :tenant and s.import_id = :import and s.decided and not exists %s
                """.formatted(STANDING));
    }

    /** Keeps, as they came, those that are somebody's by a decision, and forgets those that are so no longer. */
    void follow(int tenantId, long importId) {
        run(tenantId, importId, """
                delete from decided_record d using stage_record s
                where s.tenant_id = :tenant and s.import_id = :import and s.person_id is not null and not s.decided
                    and d.tenant_id = :tenant and d.kind = s.kind and d.source = s.source and d.source_key = s.source_key
                """);
        run(tenantId, importId, """
                insert into decided_record (tenant_id, kind, source, source_key, decision_id, person_id, import_id, file, line,
                    scheme, person_key, roster_source, hint_class, hint_number, hint_kana, date, payload, digest)
                select tenant_id, kind, source, source_key, %s, person_id, import_id, file, line, scheme, person_key,
                    roster_source, hint_class, hint_number, hint_kana, date, payload, digest
                from stage_record s where s.tenant_id = :tenant and s.import_id = :import and s.decided
                on conflict (tenant_id, kind, source, source_key) do update set decision_id = excluded.decision_id,
                    person_id = excluded.person_id, import_id = excluded.import_id, file = excluded.file,
                    line = excluded.line, scheme = excluded.scheme, person_key = excluded.person_key,
                    roster_source = excluded.roster_source, hint_class = excluded.hint_class,
                    hint_number = excluded.hint_number, hint_kana = excluded.hint_kana, date = excluded.date,
                    payload = excluded.payload, digest = excluded.digest
                where decided_record.digest <> excluded.digest or decided_record.decision_id <> excluded.decision_id
                """.formatted(STANDING));
    }

    private void run(int tenantId, long importId, String sql) {
        jdbc.sql(sql).param("tenant", tenantId).param("import", importId).update();
    }
}
