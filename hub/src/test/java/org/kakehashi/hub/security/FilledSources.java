package org.kakehashi.hub.security;

import java.util.List;
import java.util.Map;
import org.kakehashi.hub.database.OwnerDatabase;

/** What a filled tenant has from and for other systems: a forwarder with a dead letter, records that wait, OneRoster's own rows. */
final class FilledSources {
    private final OwnerDatabase owner;
    private final int tenantId;
    private final Map<Id, String> ids;

    FilledSources(OwnerDatabase owner, int tenantId, Map<Id, String> ids) {
        this.owner = owner;
        this.tenantId = tenantId;
        this.ids = ids;
    }

    /** Makes all of it, and says their ids. */
    void fill() {
        forwarder();
        oneRoster();
        waiting();
    }

    /** What OneRoster has beside schools, classes and line items. */
    private void oneRoster() {
        String sessions = """
                insert into academic_session (tenant_id, source, sourced_id, title, type, start_date, end_date, school_year, digest,
                    active, updated_at)
                values (:t, 'test', 'term', '1学期', 'term', '2026-04-01', '2026-07-31', 2026, gen_random_uuid(), true, now())
                returning session_id
                """;
        String courses = """
                insert into course (tenant_id, source, sourced_id, title, grades, org_sourced_id, subjects, subject_codes, digest, active,
                    updated_at)
                values (:t, 'test', 'a course', '算数', '{}', 'school', '{}', '{}', gen_random_uuid(), true, now()) returning course_id
                """;
        Map.of(
                        Id.SESSION,
                        sessions,
                        Id.COURSE,
                        courses,
                        Id.ALIAS,
                        "select a.alias from person_alias a join account c on c.tenant_id = a.tenant_id"
                                + " and c.person_id = a.person_id where a.tenant_id = :t and c.login_name = 'PUPIL'")
                .forEach((id, sql) -> ids.put(
                        id,
                        owner.jdbc()
                                .sql(sql)
                                .param("t", tenantId)
                                .query(String.class)
                                .single()));
    }

    /** One that forwards, or would if it weren't paused, and what was refused. */
    private void forwarder() {
        ids.put(
                Id.FORWARDER,
                owner.jdbc().sql("""
                        insert into connector_instance (tenant_id, instance_id, name, connector, source, settings, purpose,
                            paused, created_by, created_at)
                        values (:t, gen_random_uuid(), '県の LRS', 'xapi-forward', 'prefecture', '{}', 'school-affairs',
                            true, 'test', now())
                        returning instance_id
                        """).param("t", tenantId).query(String.class).single());
        owner.jdbc()
                .sql("insert into statement_forward (tenant_id, instance_id, place) values (:t, :id::uuid, '0')")
                .param("t", tenantId)
                .param("id", ids.get(Id.FORWARDER))
                .update();
        deadLetter();
    }

    /** Discarded by those who may, so made anew for the next. */
    void deadLetter() {
        owner.jdbc()
                .sql("""
                        insert into dead_letter (tenant_id, instance_id, statement_id, status, message)
                        values (:t, :id::uuid, :statement::uuid, 400, '動詞が違います') on conflict do nothing
                        """)
                .param("t", tenantId)
                .param("id", ids.get(Id.FORWARDER))
                .param("statement", ids.get(Id.STATEMENT))
                .update();
    }

    /** Records that wait for somebody to decide, and a decision. */
    private void waiting() {
        for (String key : List.of("to-look-at", "to-decide", "decided")) {
            owner.jdbc().sql("""
                            insert into quarantined_record (tenant_id, kind, source, source_key, import_id, file, line, scheme,
                                person_key, reason, date, payload, digest, since, hint_class, hint_number, hint_kana)
                            values (:t, 'MOOD', 'kiosk', :key, 1, 'a.csv', 2, 'USERNAME', :key, 'UNKNOWN_PERSON', '2026-05-01',
                                '{}', gen_random_uuid(), now(), '1年1組', 1, 'ヤマダ')
                            """).param("t", tenantId).param("key", key).update();
        }
        ids.put(
                Id.WAITING_KEY,
                owner.jdbc()
                        .sql(
                                "select quarantine_id from quarantined_record where tenant_id = :t and source_key = 'to-look-at'")
                        .param("t", tenantId)
                        .query(String.class)
                        .single());
    }
}
