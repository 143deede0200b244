package org.kakehashi.hub.insight;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.OwnerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A school of one tenant, put into the roster's and records' tables as an import leaves them; with the owner's login, so row-level security doesn't
 * stand in the way of setting the stage.
 */
public final class TestSchool {
    public static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    public static final LocalDate MARCH = LocalDate.of(2027, 3, 31);

    private final JdbcClient jdbc;
    private final int tenant;
    private final String personSource;
    private final String name;

    /** @param personSource homePage of accounts that are named by person id */
    public TestSchool(OwnerDatabase owner, int tenant, String personSource, String name) {
        this.jdbc = owner.jdbc();
        this.tenant = tenant;
        this.personSource = personSource;
        this.name = name;
        sql(
                "insert into org (tenant_id, source, sourced_id, name, type, digest, active, updated_at) "
                        + "values (:t, 'test', :a, :a, 'school', gen_random_uuid(), true, now())",
                name,
                "",
                "");
    }

    /** The school's id. */
    public UUID id() {
        return jdbc.sql("select org_id from org where tenant_id = :t and sourced_id = :id")
                .param("t", tenant)
                .param("id", name)
                .query(UUID.class)
                .single();
    }

    /** A homeroom class of the fifth grade; its id. */
    public UUID homeroom(String title) {
        return homeroom(title, "P5");
    }

    /** A homeroom class; its id. */
    public UUID homeroom(String title, String grade) {
        return schoolClass(title, grade, "homeroom");
    }

    /** A class of a subject; its id. */
    public UUID scheduled(String title) {
        return schoolClass(title, "P5", "scheduled");
    }

    private UUID schoolClass(String title, String grade, String type) {
        sql("""
                insert into school_class (tenant_id, source, sourced_id, title, grades, course_sourced_id, class_type,
                    school_sourced_id, term_sourced_ids, subjects, subject_codes, periods, valid_from, valid_to, digest, active,
                    updated_at)
                values (:t, 'test', :a || :b, :b, array[:c], 'c', '%s', :a, array['y'], array[]::text[], array[]::text[],
                    array[]::text[], '2026-04-01', '2027-03-31', gen_random_uuid(), true, now())
                """.formatted(type), name, title, grade);
        return jdbc.sql("select class_id from school_class where tenant_id = :t and sourced_id = :id")
                .param("t", tenant)
                .param("id", name + title)
                .query(UUID.class)
                .single();
    }

    /** Somebody on the roster, whom statements name by person id. */
    public UUID person(String displayName, @Nullable String kana) {
        UUID person = unlinkedPerson(displayName, kana);
        link(person);
        return person;
    }

    /** Somebody on the roster, whom no statement can name yet. */
    public UUID unlinkedPerson(String displayName, @Nullable String kana) {
        UUID person = UUID.randomUUID();
        String[] names = displayName.split(" ", 2);
        jdbc.sql("insert into person (tenant_id, person_id, family_name, given_name, display_name, kana) "
                        + "values (:t, :p, :family, :given, :name, :kana)")
                .param("t", tenant)
                .param("p", person)
                .param("family", names[0])
                .param("given", names[names.length - 1])
                .param("name", displayName)
                .param("kana", kana)
                .update();
        sql("""
                insert into roster_user (tenant_id, source, sourced_id, person_id, enabled_user, username, user_ids, given_name,
                    family_name, agent_sourced_ids, grades, resource_sourced_ids, digest, active, updated_at)
                values (:t, 'test', :a, :a::uuid, true, :a, array[]::text[], :b, :b, array[]::text[], array[]::text[],
                    array[]::text[], gen_random_uuid(), true, now())
                """, person.toString(), displayName, "");
        return person;
    }

    /** Lets statements name the person by the person id, as if the roster had always known. */
    public void link(UUID person) {
        sql("""
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                values (:t, :a, :b, '-infinity', :b::uuid)
                """, personSource, person.toString(), "");
    }

    /** Enrols a pupil for the whole school year. */
    public void pupil(String classTitle, UUID person, int number) {
        pupil(classTitle, person, number, APRIL, MARCH);
    }

    /** Enrols a pupil from and to a day, both inclusive. */
    public void pupil(String classTitle, UUID person, int number, LocalDate from, LocalDate to) {
        enrol(classTitle, person, "student", number, from, to);
    }

    /** Enrols a guardian. */
    public void guardian(String classTitle, UUID person) {
        enrol(classTitle, person, "guardian", null, APRIL, MARCH);
    }

    /** Lets one person's entry name the other as an agent: a guardian a pupil, or a pupil a guardian. */
    public void agent(UUID of, UUID agent) {
        sql("""
                update roster_user set agent_sourced_ids = agent_sourced_ids || :b::text
                where tenant_id = :t and source = 'test' and sourced_id = :a and :c = ''
                """, of.toString(), agent.toString(), "");
    }

    /** Lets one person's entry name nobody any more. */
    public void noAgents(UUID of) {
        sql("""
                update roster_user set agent_sourced_ids = '{}'
                where tenant_id = :t and source = 'test' and sourced_id = :a and :b = :c
                """, of.toString(), "", "");
    }

    /** Lets one person's entry, its roles and its enrolments end, as when a delivery names it no longer. */
    public void leave(UUID person, LocalDate last) {
        for (String table : new String[] {"user_role", "enrollment"}) {
            sql(
                    "update " + table + " set active = false, valid_to = :b::date "
                            + "where tenant_id = :t and user_sourced_id = :a and :c = ''",
                    person.toString(),
                    last.toString(),
                    "");
        }
    }

    /** Lets somebody teach a class that another one leads. */
    public void assistant(String classTitle, UUID person) {
        enrol(classTitle, person, "teacher", null, APRIL, MARCH);
        jdbc.sql("update enrollment set is_primary = false where tenant_id = :t and user_sourced_id = :user")
                .param("t", tenant)
                .param("user", person.toString())
                .update();
    }

    /** Lets somebody teach the class from and to a day, both inclusive. */
    public void teacher(String classTitle, UUID person, LocalDate from, LocalDate to) {
        enrol(classTitle, person, "teacher", null, from, to);
    }

    private void enrol(
            String classTitle, UUID person, String role, @Nullable Integer number, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        insert into enrollment (tenant_id, source, sourced_id, class_sourced_id, school_sourced_id, user_sourced_id,
                            role, is_primary, attendance_number, valid_from, valid_to, digest, active, updated_at)
                        values (:t, 'test', :id, :class, :school, :user, :role, true, :number, :from, :to, gen_random_uuid(), true,
                            now())
                        """)
                .param("t", tenant)
                .param("id", UUID.randomUUID().toString())
                .param("class", name + classTitle)
                .param("school", name)
                .param("user", person.toString())
                .param("role", role)
                .param("number", number)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Gives somebody a role at the school. */
    public void staff(UUID person, String role) {
        sql("""
                insert into user_role (tenant_id, source, sourced_id, user_sourced_id, role_type, role, org_sourced_id, valid_from,
                    valid_to, digest, active, updated_at)
                values (:t, 'test', gen_random_uuid()::text, :a, 'primary', :b, :c, '2026-04-01', '2027-03-31',
                    gen_random_uuid(), true, now())
                """, person.toString(), role, name);
    }

    /** Attendance of a day. */
    public void attendance(UUID person, LocalDate date, String status) {
        record("attendance", "status", person, date, "'" + status + "'", "a");
    }

    /** Mood of a half day. */
    public void mood(UUID person, LocalDate date, String half, String weather) {
        record("mood", "half, weather, comment", person, date, "'" + half + "', '" + weather + "', 'ひみつの一言'", half);
    }

    /** A visit to the nurse's office. */
    public void visit(UUID person, LocalDate date, String time, String kind) {
        String values = "'" + time + "', '" + kind + "', '{\"temperature\": \"37.8\"}'";
        record("nurse_visit", "time_in, kind, details", person, date, values, time);
    }

    /** A record of a kind that has no table of its own. */
    public void schoolRecord(UUID person, LocalDate date, String kind, String payload) {
        record("school_record", "kind, payload", person, date, "'" + kind + "', '" + payload + "'", kind);
    }

    private void record(String table, String columns, UUID person, LocalDate date, String values, String key) {
        sql(
                "insert into " + table + " (tenant_id, source, source_key, person_id, date, " + columns
                        + ", digest, updated_at) values (:t, 'test', :a || :b || :c, :a::uuid, :b::date, " + values
                        + ", gen_random_uuid(), now())",
                person.toString(),
                Objects.toString(date),
                key);
    }

    private void sql(String sql, String a, String b, String c) {
        jdbc.sql(sql)
                .param("t", tenant)
                .param("a", a)
                .param("b", b)
                .param("c", c)
                .update();
    }
}
