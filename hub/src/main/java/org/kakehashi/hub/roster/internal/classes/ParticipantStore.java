package org.kakehashi.hub.roster.internal.classes;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.CourseSection;
import org.kakehashi.hub.roster.Participant;
import org.kakehashi.hub.roster.Participant.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who takes part in classes. */
@Repository
public class ParticipantStore {
    // Whom the page has is settled before anything is looked up about them: a page costs as much as it shows.
    private static final String PARTICIPANTS = """
            select m.*, u.email, u.grades, p.display_name, p.family_name, p.given_name, p.kana, p.kana_family,
                p.kana_given, array(select distinct r.role from user_role r where r.tenant_id = :tenant
                    and r.source = m.source and r.user_sourced_id = m.sourced_id
                    and :on between r.valid_from and r.valid_to) as posts
            from (select u.person_id, c.source, min(u.sourced_id) as sourced_id, min(e.attendance_number) as number,
                    bool_or(e.role = 'student') as attends, bool_or(e.role = 'teacher') as teaches,
                    bool_or(e.role = 'teacher' and coalesce(e.is_primary, c.class_type = 'homeroom')) as leads,
                    bool_or(e.role = 'teacher' and not coalesce(e.is_primary, true)) as assists
                from school_class c
                join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source and e.class_sourced_id = c.sourced_id
                join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source and u.sourced_id = e.user_sourced_id
                where c.tenant_id = :tenant and c.class_id = :class and :on between c.valid_from and c.valid_to
                    and :on between e.valid_from and e.valid_to and e.role in ('student', 'teacher')
                    and u.active and u.enabled_user and u.person_id > :after
                    and (cast(:person as uuid) is null or u.person_id = :person)
                group by u.person_id, c.source having cast(:role as text) is null or bool_or(e.role = :role)
                order by u.person_id limit :max) m
            join roster_user u on u.tenant_id = :tenant and u.source = m.source and u.sourced_id = m.sourced_id
            join person p on p.tenant_id = :tenant and p.person_id = m.person_id
            order by m.person_id
            """;

    private final JdbcClient jdbc;

    ParticipantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The class with its ids in the roster. */
    public Optional<CourseSection> section(int tenantId, UUID classId) {
        return jdbc.sql("select " + ClassStore.COLUMNS + """
                        , c.sourced_id, c.course_sourced_id, c.valid_from, c.valid_to,
                            (select k.title from course k where k.tenant_id = c.tenant_id and k.source = c.source
                                and k.sourced_id = c.course_sourced_id) as course
                        """ + ClassStore.FROM
                        + "where c.tenant_id = :tenant and c.class_id = :class")
                .param("tenant", tenantId)
                .param("class", classId)
                .query((row, n) -> new CourseSection(
                        ClassStore.schoolClass(row, n),
                        row.getString("sourced_id"),
                        row.getString("course_sourced_id"),
                        row.getString("course"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .optional();
    }

    /** A page after that person; null: in any role. */
    public List<Participant> page(
            int tenantId, UUID classId, @Nullable String role, LocalDate on, UUID after, int max) {
        return query(tenantId, classId, on)
                .param("role", role)
                .param("person", null)
                .param("after", after)
                .param("max", max)
                .query(ParticipantStore::participant)
                .list();
    }

    /** One person. */
    public Optional<Participant> one(int tenantId, UUID classId, UUID person, LocalDate on) {
        return query(tenantId, classId, on)
                .param("role", null)
                .param("person", person)
                .param("after", new UUID(0, 0))
                .param("max", 1)
                .query(ParticipantStore::participant)
                .optional();
    }

    /** The person as the principal of the class's school. */
    public Optional<Participant> head(int tenantId, UUID classId, UUID person, LocalDate on) {
        return jdbc.sql("""
                        select u.person_id, u.sourced_id, null::int as number, false as attends, false as teaches, false as leads,
                            false as assists, u.email, u.grades, p.display_name, p.family_name, p.given_name, p.kana, p.kana_family,
                            p.kana_given, array['principal'] as posts
                        from school_class c
                        join user_role r on r.tenant_id = c.tenant_id and r.source = c.source and r.org_sourced_id = c.school_sourced_id
                        join roster_user u on u.tenant_id = r.tenant_id and u.source = r.source and u.sourced_id = r.user_sourced_id
                        join person p on p.tenant_id = u.tenant_id and p.person_id = u.person_id
                        where c.tenant_id = :tenant and c.class_id = :class and r.role = 'principal' and u.person_id = :person
                            and :on between r.valid_from and r.valid_to and u.active and u.enabled_user limit 1
                        """)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("person", person)
                .param("on", on)
                .query(ParticipantStore::participant)
                .optional();
    }

    private JdbcClient.StatementSpec query(int tenantId, UUID classId, LocalDate on) {
        return jdbc.sql(PARTICIPANTS)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("on", on);
    }

    private static Participant participant(ResultSet row, int n) throws SQLException {
        return new Participant(
                row.getObject("person_id", UUID.class),
                parts(row),
                Set.of(texts(row.getArray("posts"))),
                row.getString("sourced_id"),
                row.getString("display_name"),
                row.getString("family_name"),
                row.getString("given_name"),
                row.getString("kana"),
                row.getString("kana_family"),
                row.getString("kana_given"),
                row.getString("email"),
                List.of(texts(row.getArray("grades"))),
                row.getObject("number", Integer.class));
    }

    private static Set<Part> parts(ResultSet row) throws SQLException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (row.getBoolean(part.name().toLowerCase(java.util.Locale.ROOT))) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
