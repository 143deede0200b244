package org.kakehashi.hub.lti.internal.registration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tools, deployments and links. */
@Repository
public class ToolStore {
    private final JdbcClient jdbc;
    private final ToolRows rows;

    ToolStore(JdbcClient jdbc, ToolRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    void add(int tenantId, Tool tool) {
        write(tenantId, tool, """
                        insert into tool (tenant_id, client_id, name, initiate_login_uri, target_link_uri, redirect_uris, jwks_uri, jwks,
                                          deep_linking_uri, icon_uri, custom_parameters, xapi_grant, enabled, proctoring_uri)
                        values (:tenant, :client, :name, :login, :target, :redirects, :jwksUri, :jwks::json, :deep, :icon,
                                :custom::json, :grant, :enabled, :proctoring)
                        """);
        jdbc.sql("insert into tool_directory (client_id, tenant_id) values (:client, :tenant)")
                .param("client", tool.clientId())
                .param("tenant", tenantId)
                .update();
    }

    private void write(int tenantId, Tool tool, String sql) {
        jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("client", tool.clientId())
                .param("name", tool.name())
                .param("login", tool.initiateLoginUri())
                .param("target", tool.targetLinkUri())
                .param("redirects", tool.redirectUris().toArray(String[]::new))
                .param("jwksUri", tool.jwksUri())
                .param("jwks", tool.jwks())
                .param("deep", tool.deepLinkingUri())
                .param("icon", tool.iconUri())
                .param("custom", rows.written(tool.customParameters()))
                .param("grant", tool.xapiGrant())
                .param("enabled", tool.enabled())
                .param("proctoring", tool.proctoringUri())
                .update();
    }

    /** Keeps other changes of the tool waiting until the transaction ends; false where there is none. */
    boolean lock(int tenantId, UUID clientId) {
        return jdbc.sql("select client_id from tool where tenant_id = :tenant and client_id = :client for update")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /**
     * Says anew what was registered; settings and the switch stay. What of the tool's links was the old registration's follows: title
     * and target of the one that came with it, the address of every one.
     */
    void change(int tenantId, Tool old, Placement wanted) {
        write(tenantId, wanted.tool(), """
                        update tool set name = :name, initiate_login_uri = :login, target_link_uri = :target,
                            redirect_uris = :redirects, jwks_uri = :jwksUri, jwks = :jwks::json, deep_linking_uri = :deep,
                            icon_uri = :icon, custom_parameters = :custom::json, xapi_grant = :grant,
                            proctoring_uri = :proctoring
                        where tenant_id = :tenant and client_id = :client
                        """);
        jdbc.sql("""
                        update resource_link set
                            title = case when added_by is null and title = :oldName then :name else title end,
                            target_link_uri = case when target_link_uri = :oldTarget then :target else target_link_uri end,
                            document_target = case when added_by is null then :where else document_target end
                        where tenant_id = :tenant and client_id = :client
                            and (added_by is null or (target_link_uri = :oldTarget and :oldTarget <> :target))
                        """)
                .param("tenant", tenantId)
                .param("client", old.clientId())
                .param("oldName", old.name())
                .param("name", wanted.tool().name())
                .param("oldTarget", old.targetLinkUri())
                .param("target", wanted.tool().targetLinkUri())
                .param("where", wanted.link().documentTarget().word())
                .update();
    }

    void deploy(int tenantId, UUID clientId, String deploymentId, @Nullable UUID schoolId) {
        jdbc.sql("""
                        insert into deployment (tenant_id, client_id, deployment_id, school_id)
                        values (:tenant, :client, :deployment, :school)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("deployment", deploymentId)
                .param("school", schoolId)
                .update();
    }

    /** Adds the link that comes with a tool: it is launched under whichever deployment its class's school has. */
    void add(int tenantId, ResourceLink link) {
        jdbc.sql("""
                        insert into resource_link (tenant_id, resource_link_id, client_id, title, target_link_uri, custom_parameters,
                                                   document_target, class_id)
                        values (:tenant, :id, :client, :title, :target, :custom::json, :where, :class)
                        """)
                .param("tenant", tenantId)
                .param("id", link.resourceLinkId())
                .param("client", link.clientId())
                .param("title", link.title())
                .param("target", link.targetLinkUri())
                .param("custom", rows.written(link.customParameters()))
                .param("where", link.documentTarget().word())
                .param("class", link.classId())
                .update();
    }

    /** The tool of a client id, switched on or off. */
    public Optional<Tool> tool(int tenantId, UUID clientId) {
        return jdbc.sql("select " + ToolRows.TOOL
                        + " from tool t where t.tenant_id = :tenant and t.client_id = :client")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> rows.tool(row))
                .optional();
    }

    /**
     * Every tool of the tenant with the link of its registration, by the tool's name; or one tool. The link stands under the tenant's
     * deployment, or else a school's; where there is none, under none.
     */
    public List<Placement> all(int tenantId, @Nullable UUID clientId) {
        return jdbc.sql("select " + ToolRows.TOOL + ", " + ToolRows.LINK + """
                        , (select d.deployment_id from deployment d where d.tenant_id = t.tenant_id and d.client_id = t.client_id
                            order by d.school_id nulls first limit 1) as shown
                         from tool t join resource_link r on r.tenant_id = t.tenant_id and r.client_id = t.client_id
                        where t.tenant_id = :tenant and (cast(:client as uuid) is null or t.client_id = :client)
                            and r.added_by is null
                        order by t.name, t.client_id, r.title
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> new Placement(
                        rows.tool(row),
                        rows.link(row).under(Objects.requireNonNullElse(row.getString("shown"), ""), Map.of())))
                .list();
    }

    /** Changes what a tool may call and learn; false where there is none. */
    boolean set(int tenantId, UUID clientId, ToolSettings settings) {
        return jdbc.sql("""
                        update tool set scopes = :scopes, subject_type = :subject, released = :released, compatibility = :compatibility
                        where tenant_id = :tenant and client_id = :client
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("scopes", names(settings.scopes()))
                        .param("subject", settings.subjectType().name())
                        .param("released", names(settings.released()))
                        .param("compatibility", names(settings.compatibility()))
                        .update()
                == 1;
    }

    /** Says which tool watches over the link that came with the registration; null: none. */
    void proctor(int tenantId, UUID clientId, @Nullable UUID proctorId) {
        jdbc.sql("""
                        update resource_link set proctored_by = :proctor
                        where tenant_id = :tenant and client_id = :client and added_by is null
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("proctor", proctorId)
                .update();
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    /** Switches all of a tenant's tools off; gives how many were on. */
    public int disableAll(int tenantId) {
        return jdbc.sql("update tool set enabled = false where tenant_id = :tenant and enabled")
                .param("tenant", tenantId)
                .update();
    }

    /** Switches a tool on or off; false where there is none. */
    boolean enable(int tenantId, UUID clientId, boolean enabled) {
        return jdbc.sql("update tool set enabled = :enabled where tenant_id = :tenant and client_id = :client")
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("enabled", enabled)
                        .update()
                == 1;
    }
}
