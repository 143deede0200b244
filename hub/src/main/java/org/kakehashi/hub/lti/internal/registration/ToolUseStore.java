package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Vendors and purposes of tools; each method within a transaction of the tenant. */
@Repository
class ToolUseStore {
    private final JdbcClient jdbc;

    ToolUseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param vendor as the administrator typed it; may be empty */
    record Use(
            UUID clientId,
            String name,
            String vendor,
            String purpose,
            String targetLinkUri,
            boolean xapiGrant,
            boolean enabled) {}

    List<Use> all(int tenantId) {
        return jdbc.sql("""
                        select client_id, name, vendor, purpose, target_link_uri, xapi_grant, enabled
                        from tool where tenant_id = :tenant order by name, client_id
                        """).param("tenant", tenantId).query(Use.class).list();
    }

    /** False where there is no such tool. */
    boolean put(int tenantId, UUID clientId, String vendor, String purpose) {
        return jdbc.sql("""
                        update tool set vendor = :vendor, purpose = :purpose
                        where tenant_id = :tenant and client_id = :client
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("vendor", vendor)
                        .param("purpose", purpose)
                        .update()
                == 1;
    }
}
