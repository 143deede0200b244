package org.kakehashi.hub.lti.internal.grades;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which links of a class are a tool's own. Each call within a transaction of the tenant. */
@Repository
class AgsContextStore {
    private final JdbcClient jdbc;

    AgsContextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
