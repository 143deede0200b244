package org.kakehashi.hub.roster.internal.people;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Guardians and their children, by OneRoster's {@code agentSourcedIds}: a guardian's name pupils, a pupil's name guardians. */
@Repository
public class ChildrenStore {
    private final JdbcClient jdbc;

    ChildrenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Pupils of whom either roster entry names the other; one is a guardian and the other a pupil of that source on that day. Who is
     * named by pupils only is found by reading the source's users (0.1 s of 200,000): under row-level security no index on an array is used.
     */
    public Set<UUID> of(int tenantId, UUID guardian, LocalDate on) {
        // Related first, and only these are looked up by their roles.
        return jdbc.sql("""
                        with related as materialized (
                            select c.tenant_id, c.source, c.person_id, c.sourced_id as child, g.sourced_id as guardian
                            from roster_user g join roster_user c on c.tenant_id = g.tenant_id and c.source = g.source
                            where g.tenant_id = :tenant and g.person_id = :guardian and c.person_id <> g.person_id
                                and g.active and g.enabled_user and c.active and c.enabled_user
                                and (c.sourced_id = any (g.agent_sourced_ids) or g.sourced_id = any (c.agent_sourced_ids))),
                        post as not materialized (
                            select tenant_id, source, user_sourced_id, role from user_role
                            where :on between valid_from and valid_to
                            union all
                            select tenant_id, source, user_sourced_id, role from enrollment
                            where :on between valid_from and valid_to)
                        select distinct r.person_id from related r
                        where exists (select from post p where p.tenant_id = r.tenant_id and p.source = r.source
                                and p.user_sourced_id = r.guardian and p.role = 'guardian')
                            and exists (select from post p where p.tenant_id = r.tenant_id and p.source = r.source
                                and p.user_sourced_id = r.child and p.role = 'student')
                        """)
                .param("tenant", tenantId)
                .param("guardian", guardian)
                .param("on", on)
                .query(UUID.class)
                .set();
    }
}
