package org.kakehashi.hub.roster.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    /** Roles at any org, and roles in any class. */
    public Set<String> roles(int tenantId, UUID person, LocalDate on) {
        return jdbc.sql("""
                        select r.role from roster_user u join user_role r on r.tenant_id = u.tenant_id
                            and r.source = u.source and r.user_sourced_id = u.sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and u.active and u.enabled_user
                            and :on between r.valid_from and r.valid_to and u.active and u.enabled_user
                        union
                        select e.role from roster_user u join enrollment e on e.tenant_id = u.tenant_id
                            and e.source = u.source and e.user_sourced_id = u.sourced_id
                        where u.tenant_id = :tenant and u.person_id = :person and u.active and u.enabled_user
                            and :on between e.valid_from and e.valid_to and u.active and u.enabled_user
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .param("on", on)
                .query(String.class)
                .set();
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
