package org.kakehashi.hub.lti.internal.grades;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a tool is deployed, and which links are its own. Each call within a transaction of the tenant. */
@Repository
class AgsContextStore {
    private final JdbcClient jdbc;

    AgsContextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the tool is on and deployed at that school, or for the whole tenant. */
    boolean deployed(int tenantId, UUID clientId, UUID schoolId) {
        return jdbc.sql("""
                        select exists (select 1 from deployment d
                            join tool t on t.tenant_id = d.tenant_id and t.client_id = d.client_id and t.enabled
                            where d.tenant_id = :tenant and d.client_id = :client
                                and (d.school_id is null or d.school_id = :school))
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("school", schoolId)
                .query(Boolean.class)
                .single();
    }

    /** The tool's link of that id, where it is one of the class: its own, or one that every class sees. */
    Optional<UUID> link(int tenantId, UUID clientId, UUID classId, LinkId link) {
        return jdbc.sql("""
                        select resource_link_id from resource_link
                        where tenant_id = :tenant and resource_link_id = :link and client_id = :client
                            and (case when :every then class_id is null and :of::uuid = :class else class_id = :class end)
                        """)
                .param("tenant", tenantId)
                .param("link", link.resourceLinkId())
                .param("client", clientId)
                .param("class", classId)
                .param("every", link.classId() != null)
                .param("of", link.classId())
                .query(UUID.class)
                .optional();
    }
}
