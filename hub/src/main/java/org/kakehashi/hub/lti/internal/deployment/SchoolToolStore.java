package org.kakehashi.hub.lti.internal.deployment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.lti.internal.registration.ToolRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tools there are at a school. Each call within a transaction of the tenant. */
@Repository
public class SchoolToolStore {
    private final JdbcClient jdbc;
    private final ToolRows rows;

    SchoolToolStore(JdbcClient jdbc, ToolRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Whether the tool is on, and deployed at that school: by itself, or for the whole tenant. */
    public boolean isDeployed(int tenantId, UUID clientId, UUID schoolId) {
        return jdbc.sql("""
                        select exists (select from deployment d
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

    /** The tools from which teachers of that school can choose materials: on, with an address for it and keys, by name. */
    public List<Tool> choosable(int tenantId, UUID schoolId) {
        return answering(tenantId, schoolId, "t.deep_linking_uri is not null");
    }

    /** The tools that can watch over assessments at that school: the same, with an address for that. */
    public List<Tool> proctors(int tenantId, UUID schoolId) {
        return answering(tenantId, schoolId, "t.proctoring_uri is not null");
    }

    private List<Tool> answering(int tenantId, UUID schoolId, String able) {
        return jdbc.sql("select " + ToolRows.TOOL + """
                         from tool t where t.tenant_id = :tenant and t.enabled and %s
                            and (t.jwks_uri is not null or t.jwks is not null)
                            and exists (select from deployment d where d.tenant_id = :tenant and d.client_id = t.client_id
                                and (d.school_id is null or d.school_id = :school))
                        order by t.name, t.client_id
                        """.formatted(able))
                .param("tenant", tenantId)
                .param("school", schoolId)
                .query((row, n) -> rows.tool(row))
                .list();
    }

    /** Under which deployment the tool is launched at that school: the school's own before the tenant's. */
    public Optional<String> deployment(int tenantId, UUID clientId, UUID schoolId) {
        return jdbc.sql("""
                        select deployment_id from deployment where tenant_id = :tenant and client_id = :client
                            and (school_id is null or school_id = :school)
                        order by school_id nulls last, deployment_id limit 1
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("school", schoolId)
                .query(String.class)
                .optional();
    }
}
