package org.kakehashi.hub.roster.internal.classes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles and enrolments of a person on a school day, in OneRoster's words. */
@Repository
public class StandingStore {
    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A role at an org or in a class, in OneRoster's words.
     *
     * @param classId null: at the org
     * @param orgId the org, or the school of the class
     * @param homeroom whether the class is a homeroom class
     * @param primary whether an enrolment is primary, or doesn't say
     */
    public record Held(
            String role,
            @Nullable UUID classId,
            UUID orgId,
            boolean homeroom,
            boolean primary,
            LocalDate from,
            LocalDate until) {}

    /** All roles of the person between these days, both inclusive. */
    public List<Held> held(int tenantId, UUID person, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select r.role, null::uuid as class_id, o.org_id, false as homeroom, false as is_primary,
                            r.valid_from, r.valid_to
                        from roster_user u join user_role r on r.tenant_id = u.tenant_id and r.source = u.source
                            and r.user_sourced_id = u.sourced_id
                        join org o on o.tenant_id = r.tenant_id and o.source = r.source and o.sourced_id = r.org_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and u.active and u.enabled_user
                            and r.valid_from <= :to and r.valid_to >= :from
                        union all
                        select e.role, c.class_id, o.org_id, c.class_type = 'homeroom', coalesce(e.is_primary, true),
                            greatest(e.valid_from, c.valid_from), least(e.valid_to, c.valid_to)
                        from roster_user u join enrollment e on e.tenant_id = u.tenant_id and e.source = u.source
                            and e.user_sourced_id = u.sourced_id
                        join school_class c on c.tenant_id = e.tenant_id and c.source = e.source
                            and c.sourced_id = e.class_sourced_id
                        join org o on o.tenant_id = c.tenant_id and o.source = c.source
                            and o.sourced_id = c.school_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and u.active and u.enabled_user
                            and greatest(e.valid_from, c.valid_from) <= :to and least(e.valid_to, c.valid_to) >= :from
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Held(
                        row.getString("role"),
                        row.getObject("class_id", UUID.class),
                        row.getObject("org_id", UUID.class),
                        row.getBoolean("homeroom"),
                        row.getBoolean("is_primary"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** The names of schools and centres by id, in the order of their names. */
    public Map<UUID, String> schoolNames(int tenantId) {
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql(
                        "select org_id, name from org where tenant_id = :tenant and active and type <> 'district' order by name, org_id")
                .param("tenant", tenantId)
                .query(row -> {
                    names.put(row.getObject("org_id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** Classes in which the person is enrolled in that role. */
    public Set<UUID> classes(int tenantId, UUID person, String role, LocalDate on) {
        return jdbc.sql("""
                        select c.class_id from roster_user u
                        join enrollment e on e.tenant_id = u.tenant_id and e.source = u.source
                            and e.user_sourced_id = u.sourced_id
                        join school_class c on c.tenant_id = e.tenant_id and c.source = e.source
                            and c.sourced_id = e.class_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and e.role = :role
                            and :on between e.valid_from and e.valid_to and u.active and u.enabled_user
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("role", role)
                .param("on", on)
                .query(UUID.class)
                .set();
    }

    /** Orgs at which the person has that role, or in whose classes the person has it. */
    public Set<UUID> orgs(int tenantId, UUID person, String role, LocalDate on) {
        return jdbc.sql("""
                        select o.org_id from roster_user u
                        join user_role r on r.tenant_id = u.tenant_id and r.source = u.source
                            and r.user_sourced_id = u.sourced_id
                        join org o on o.tenant_id = r.tenant_id and o.source = r.source and o.sourced_id = r.org_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and r.role = :role
                            and :on between r.valid_from and r.valid_to and u.active and u.enabled_user
                        union
                        select o.org_id from roster_user u
                        join enrollment e on e.tenant_id = u.tenant_id and e.source = u.source
                            and e.user_sourced_id = u.sourced_id
                        join org o on o.tenant_id = e.tenant_id and o.source = e.source
                            and o.sourced_id = e.school_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and e.role = :role
                            and :on between e.valid_from and e.valid_to and u.active and u.enabled_user
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("role", role)
                .param("on", on)
                .query(UUID.class)
                .set();
    }

    /** Times in classes as a pupil. */
    public List<Standing.Stay> stays(int tenantId, UUID person) {
        return jdbc.sql("""
                        select c.class_id, e.valid_from as "from", e.valid_to as "to" from roster_user u
                        join enrollment e on e.tenant_id = u.tenant_id and e.source = u.source
                            and e.user_sourced_id = u.sourced_id
                        join school_class c on c.tenant_id = e.tenant_id and c.source = e.source
                            and c.sourced_id = e.class_sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and e.role = 'student'
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .query(Standing.Stay.class)
                .list();
    }
}
