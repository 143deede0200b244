package org.kakehashi.hub.roster.internal.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.roster.ClassMembers.Member;
import org.kakehashi.hub.roster.SchoolClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Classes and who is in them. */
@Repository
public class ClassStore {
    /** What {@link #schoolClass} reads. */
    static final String COLUMNS =
            "c.class_id, c.title, c.grades, c.class_type, c.special_needs, o.org_id, o.name as school";

    /** Where from. */
    static final String FROM = """
             from school_class c join org o on o.tenant_id = c.tenant_id and o.source = c.source
                and o.sourced_id = c.school_sourced_id
            """;

    private static final String CLASSES = "select " + COLUMNS + FROM;
    private static final String ORDER = " order by c.class_type, o.name, c.grades, c.title, c.class_id";

    private final JdbcClient jdbc;

    ClassStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Classes by id. */
    public List<SchoolClass> byIds(int tenantId, Collection<UUID> ids) {
        return jdbc.sql(CLASSES + "where c.tenant_id = :tenant and c.class_id = any (:ids)" + ORDER)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(ClassStore::schoolClass)
                .list();
    }

    /** The classes in which the person is enrolled in that role on that day. */
    public List<SchoolClass> of(int tenantId, UUID person, String role, LocalDate on) {
        return jdbc.sql(CLASSES + """
                        where c.tenant_id = :tenant and :on between c.valid_from and c.valid_to
                            and (c.source, c.sourced_id) in (select e.source, e.class_sourced_id
                                from roster_user u join enrollment e on e.tenant_id = u.tenant_id
                                    and e.source = u.source and e.user_sourced_id = u.sourced_id
                                where u.tenant_id = :tenant and u.person_id = :person and e.role = :role
                                    and :on between e.valid_from and e.valid_to)
                        """ + ORDER)
                .param("tenant", tenantId)
                .param("person", person)
                .param("role", role)
                .param("on", on)
                .query(ClassStore::schoolClass)
                .list();
    }

    /** The classes held at the schools on that day. */
    public List<SchoolClass> atSchools(int tenantId, Collection<UUID> schools, LocalDate on) {
        return jdbc.sql(CLASSES + """
                        where c.tenant_id = :tenant and o.org_id = any (:schools)
                            and :on between c.valid_from and c.valid_to
                        """ + ORDER)
                .param("tenant", tenantId)
                .param("schools", schools.toArray(UUID[]::new))
                .param("on", on)
                .query(ClassStore::schoolClass)
                .list();
    }

    /** Those of the ids that are held on that day. */
    public List<SchoolClass> heldOn(int tenantId, Collection<UUID> ids, LocalDate on) {
        return jdbc.sql(CLASSES + """
                        where c.tenant_id = :tenant and c.class_id = any (:ids)
                            and :on between c.valid_from and c.valid_to
                        """ + ORDER)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .param("on", on)
                .query(ClassStore::schoolClass)
                .list();
    }

    /** A page of all classes of that day, by id. */
    public List<SchoolClass> all(int tenantId, LocalDate on, UUID after, int max) {
        return jdbc.sql(CLASSES + """
                        where c.tenant_id = :tenant and c.class_id > :after
                            and :on between c.valid_from and c.valid_to
                        order by c.class_id limit :max
                        """)
                .param("tenant", tenantId)
                .param("on", on)
                .param("after", after)
                .param("max", max)
                .query(ClassStore::schoolClass)
                .list();
    }

    /** Who is enrolled in the class in that role on that day. */
    public List<Member> members(int tenantId, UUID classId, String role, LocalDate on) {
        return jdbc.sql("""
                        select u.person_id, p.display_name, p.kana, min(e.attendance_number) as number,
                            min(e.valid_from) as since
                        from school_class c
                        join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source
                            and e.class_sourced_id = c.sourced_id
                        join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source
                            and u.sourced_id = e.user_sourced_id
                        join person p on p.tenant_id = u.tenant_id and p.person_id = u.person_id
                        where c.tenant_id = :tenant and c.class_id = :class and e.role = :role
                            and :on between e.valid_from and e.valid_to
                        group by u.person_id, p.display_name, p.kana
                        order by bool_or(coalesce(e.is_primary, false)) desc, number nulls last, p.kana, u.person_id
                        """)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("role", role)
                .param("on", on)
                .query((row, n) -> new Member(
                        row.getObject("person_id", UUID.class),
                        row.getString("display_name"),
                        row.getString("kana"),
                        row.getObject("number", Integer.class),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** As {@link #members}, without their names. */
    public List<Member> nameless(int tenantId, UUID classId, String role, LocalDate on) {
        return jdbc.sql("""
                        select u.person_id, min(e.attendance_number) as number, min(e.valid_from) as since
                        from school_class c
                        join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source
                            and e.class_sourced_id = c.sourced_id
                        join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source
                            and u.sourced_id = e.user_sourced_id
                        where c.tenant_id = :tenant and c.class_id = :class and e.role = :role
                            and :on between e.valid_from and e.valid_to
                        group by u.person_id order by number nulls last, u.person_id
                        """)
                .param("tenant", tenantId)
                .param("class", classId)
                .param("role", role)
                .param("on", on)
                .query((row, n) -> new Member(
                        row.getObject("person_id", UUID.class),
                        "",
                        null,
                        row.getObject("number", Integer.class),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** The class of a row. */
    static SchoolClass schoolClass(ResultSet row, int n) throws SQLException {
        return new SchoolClass(
                row.getObject("class_id", UUID.class),
                row.getString("title"),
                Arrays.asList((String[]) row.getArray("grades").getArray()),
                "homeroom".equals(row.getString("class_type")),
                row.getBoolean("special_needs"),
                row.getObject("org_id", UUID.class),
                row.getString("school"));
    }
}
