package org.kakehashi.hub.lti.internal.deployment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.lti.internal.registration.Placement;
import org.kakehashi.hub.lti.internal.registration.ToolRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deployments, and links as they are launched under them. Each call within a transaction of the tenant. */
@Repository
public class DeploymentStore {
    /** Columns of a deployment; {@code deployment} must be joined as {@code d}. */
    public static final String COLUMNS =
            "d.deployment_id d_deployment_id, d.school_id d_school_id, d.custom_parameters d_custom_parameters";

    private final JdbcClient jdbc;
    private final ToolRows rows;

    DeploymentStore(JdbcClient jdbc, ToolRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * A link with its tool, if the tool is on, once under each deployment that holds at one of the schools: the link's own first, then
     * schools', then the tenant's. Empty: nobody there may open it.
     */
    public List<Placed> link(int tenantId, UUID resourceLinkId, Collection<UUID> schools) {
        return jdbc.sql("select " + ToolRows.TOOL + ", " + ToolRows.LINK + ", " + COLUMNS + """
                         from resource_link r
                        join tool t on t.tenant_id = r.tenant_id and t.client_id = r.client_id and t.enabled
                        join deployment d on d.tenant_id = r.tenant_id and d.client_id = r.client_id
                            and (d.school_id is null or d.school_id = any (:schools))
                        where r.tenant_id = :tenant and r.resource_link_id = :link
                        order by d.deployment_id is distinct from r.deployment_id, d.school_id nulls last
                        """)
                .param("tenant", tenantId)
                .param("link", resourceLinkId)
                .param("schools", schools.toArray(UUID[]::new))
                .query((row, n) -> {
                    Deployment deployment = deployment(row);
                    return new Placed(new Placement(rows.tool(row), deployment.opened(rows.link(row))), deployment);
                })
                .list();
    }

    /** The deployment of a row, whose columns are prefixed {@code d_}. */
    public Deployment deployment(ResultSet row) throws SQLException {
        return new Deployment(
                row.getString("d_deployment_id"),
                row.getObject("d_school_id", UUID.class),
                rows.parameters(row, "d_custom_parameters"));
    }

    /** Whether the tool is on, and that very deployment holds at the school. */
    public boolean holds(int tenantId, UUID clientId, String deploymentId, UUID schoolId) {
        return find(tenantId, clientId, deploymentId)
                .filter(deployment -> deployment.isAt(schoolId))
                .isPresent();
    }

    private Optional<Deployment> find(int tenantId, UUID clientId, String deploymentId) {
        return jdbc.sql("select " + COLUMNS + """
                         from deployment d join tool t on t.tenant_id = d.tenant_id and t.client_id = d.client_id and t.enabled
                        where d.tenant_id = :tenant and d.client_id = :client and d.deployment_id = :deployment
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("deployment", deploymentId)
                .query((row, n) -> deployment(row))
                .optional();
    }

    /** All of a tool: the tenant's, then the schools'. At most one a school, and one more. */
    List<Deployment> all(int tenantId, UUID clientId) {
        return jdbc.sql("select " + COLUMNS + """
                         from deployment d where d.tenant_id = :tenant and d.client_id = :client
                        order by d.school_id nulls first
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> deployment(row))
                .list();
    }

    /** The name of the tenant's tool. It is held, so that changes of its deployments follow one another, and tokens wait for them. */
    Optional<String> lock(int tenantId, UUID clientId) {
        return jdbc.sql("select name from tool where tenant_id = :tenant and client_id = :client for update")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(String.class)
                .optional();
    }

    /** The name of the tenant's tool. */
    Optional<String> name(int tenantId, UUID clientId) {
        return jdbc.sql("select name from tool where tenant_id = :tenant and client_id = :client")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(String.class)
                .optional();
    }

    void add(int tenantId, UUID clientId, Deployment deployment) {
        jdbc.sql("""
                        insert into deployment (tenant_id, client_id, deployment_id, school_id, custom_parameters)
                        values (:tenant, :client, :deployment, :school, :custom::json)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("deployment", deployment.deploymentId())
                .param("school", deployment.schoolId())
                .param("custom", rows.written(deployment.customParameters()))
                .update();
    }

    /** False where there is none. */
    boolean remove(int tenantId, UUID clientId, String deploymentId) {
        return jdbc.sql("""
                        delete from deployment where tenant_id = :tenant and client_id = :client and deployment_id = :deployment
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("deployment", deploymentId)
                        .update()
                == 1;
    }

    /** The registrations (xAPI) of launches under the deployment that the tool answered since then. */
    List<UUID> registrations(int tenantId, UUID clientId, String deploymentId, Instant since) {
        return jdbc.sql("""
                        select registration from launch where tenant_id = :tenant and client_id = :client
                            and deployment_id = :deployment and answered_at > :since
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("deployment", deploymentId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }
}
