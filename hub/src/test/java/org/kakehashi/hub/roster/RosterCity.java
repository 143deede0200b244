package org.kakehashi.hub.roster;

import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** Tenants with as many schools as are asked for, written past the import. */
@TestComponent
@Import(RosterApi.class)
public class RosterCity {
    /** In each school. */
    public static final int PUPILS = 393;

    private static final int A_CLASS = 30;
    private static final int CLASSES = (PUPILS + A_CLASS - 1) / A_CLASS;

    private final RosterApi api;
    private final TestTenants tenants;

    RosterCity(RosterApi api, TestTenants tenants) {
        this.api = api;
        this.tenants = tenants;
    }

    /** A tenant with schools {@code s1}, … and their pupils {@code p1-1}, …, all of the source {@code city}. */
    public TestTenant schools(int count) {
        TestTenant tenant = tenants.create();
        String schools = " from generate_series(1, " + count + ") s";
        String pupils = schools + ", generate_series(1, " + PUPILS + ") n";
        insert(tenant, "org", "sourced_id, name, type", "'s' || s, '第' || s || '小学校', 'school'", schools);
        insert(
                tenant,
                "roster_user",
                "sourced_id, person_id, enabled_user, username, user_ids, given_name, family_name, agent_sourced_ids, grades,"
                        + " resource_sourced_ids, primary_org_sourced_id",
                "'p' || s || '-' || n, gen_random_uuid(), true, 'u' || s || '-' || n, '{}', '花子', '佐藤', '{}', '{P3}', '{}', 's' || s",
                pupils);
        insert(
                tenant,
                "user_role",
                "sourced_id, user_sourced_id, role_type, role, org_sourced_id, valid_from, valid_to",
                "'r' || s || '-' || n, 'p' || s || '-' || n, 'primary', 'student', 's' || s, '-infinity', 'infinity'",
                pupils);
        analyze();
        return tenant;
    }

    /** The same, and their classes {@code c1-1}, …. */
    public TestTenant classes(int count) {
        TestTenant tenant = schools(count);
        String schools = " from generate_series(1, " + count + ") s";
        String pupils = schools + ", generate_series(1, " + PUPILS + ") n";
        insert(
                tenant,
                "academic_session",
                "sourced_id, title, type, start_date, end_date, school_year",
                "'year', '年度', 'schoolYear', current_date - 99, current_date + 99, 2026",
                "");
        insert(
                tenant,
                "course",
                "sourced_id, title, grades, org_sourced_id, subjects, subject_codes",
                "'k' || s, '学級', '{}', 's' || s, '{}', '{}'",
                schools);
        insert(
                tenant,
                "school_class",
                "sourced_id, title, grades, course_sourced_id, class_type, school_sourced_id, term_sourced_ids, subjects, subject_codes,"
                        + " periods, class_id, valid_from, valid_to",
                "'c' || s || '-' || c, s || '-' || c, '{}', 'k' || s, 'homeroom', 's' || s, '{year}', '{}', '{}', '{}',"
                        + " gen_random_uuid(), current_date - 99, current_date + 99",
                schools + ", generate_series(1, " + CLASSES + ") c");
        insert(
                tenant,
                "enrollment",
                "sourced_id, class_sourced_id, school_sourced_id, user_sourced_id, role, valid_from, valid_to",
                "'e' || s || '-' || n, 'c' || s || '-' || (n - 1) / " + A_CLASS
                        + " + 1, 's' || s,"
                        + " 'p' || s || '-' || n, 'student', current_date - 99, current_date + 99",
                pupils);
        analyze();
        return tenant;
    }

    /** As the database does by itself some time later. */
    public void analyze() {
        api.change("analyze org, school_class, roster_user, user_role, enrollment, person_alias");
    }

    /** A user's role changes at that time. */
    public void changed(TestTenant tenant, String user, String time) {
        api.change(
                "update user_role set updated_at = ?::timestamptz where tenant_id = ? and user_sourced_id = ?",
                time,
                tenant.id(),
                user);
    }

    private void insert(TestTenant tenant, String table, String columns, String values, String from) {
        api.change(
                "insert into " + table + " (tenant_id, source, " + columns
                        + ", digest, active, updated_at) select ?, 'city', " + values
                        + ", gen_random_uuid(), true, now()" + from,
                tenant.id());
    }
}
