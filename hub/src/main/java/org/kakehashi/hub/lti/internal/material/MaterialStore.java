package org.kakehashi.hub.lti.internal.material;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Opening;
import org.kakehashi.hub.lti.internal.registration.ToolRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Links of tools and other materials, as one list. Each call within a transaction of the tenant. */
@Repository
public class MaterialStore {
    /** An id is that of a link or of another material, never of both. */
    private static final List<String> CHANGE = List.of(
            "update resource_link set %s where tenant_id = :tenant and resource_link_id = :id",
            "update material set %s where tenant_id = :tenant and material_id = :id");

    private static final String LISTED = """
            (
                select r.resource_link_id as id, r.class_id, 'LTI' as kind, t.client_id, t.name as tool_name, r.title, r.description,
                    null as address, coalesce(r.icon_uri, t.icon_uri) as icon_uri, r.hidden, r.available_from, r.available_until,
                    r.added_by is not null as removable, r.document_target = 'iframe' as framed, t.enabled, r.position,
                    r.frame_width as width, r.frame_height as height, r.window_name, r.window_features, r.proctored_by
                from resource_link r join tool t on t.tenant_id = r.tenant_id and t.client_id = r.client_id
                where r.tenant_id = :tenant
                union all
                select m.material_id, m.class_id, m.kind, t.client_id, t.name, m.title, m.description,
                    m.address, coalesce(m.icon_uri, t.icon_uri), m.hidden, m.available_from, m.available_until,
                    true, false, t.enabled, m.position, null, null, null, null, null
                from material m join tool t on t.tenant_id = m.tenant_id and t.client_id = m.client_id
                where m.tenant_id = :tenant) listed
            """;

    private static final String DEPLOYED = """
            select from unnest (:classes, :schools) here (of_class, of_school)
            join deployment d on d.tenant_id = :tenant and d.client_id = listed.client_id
                and (d.school_id is null or d.school_id = here.of_school)
            where listed.class_id is null or listed.class_id = here.of_class
            """;

    private final JdbcClient jdbc;
    private final ToolRows rows;
    private final JsonMapper json;

    MaterialStore(JdbcClient jdbc, ToolRows rows, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    /**
     * Those of these classes and those of every class, each class's in its order. A tool counts as on where it is deployed at the
     * class's school, or for every class's, at any of the schools.
     *
     * @param classes with their schools
     */
    public List<Material> seenIn(int tenantId, Map<UUID, UUID> classes) {
        return jdbc.sql("select listed.*, enabled and exists (" + DEPLOYED + ") as tool_on from " + LISTED
                        + " where class_id is null or class_id = any (:classes) order by position, title, id")
                .param("tenant", tenantId)
                .param("classes", classes.keySet().toArray(UUID[]::new))
                .param("schools", classes.values().toArray(UUID[]::new))
                .query((row, n) -> material(row))
                .list();
    }

    /** The ids of a class's own, in its order. */
    List<UUID> ordered(int tenantId, UUID classId) {
        return jdbc.sql("select id from " + LISTED + " where class_id = :class order by position, title, id")
                .param("tenant", tenantId)
                .param("class", classId)
                .query(UUID.class)
                .list();
    }

    /** One that belongs to a class. */
    Optional<Material> find(int tenantId, UUID id) {
        return jdbc.sql("select listed.*, enabled as tool_on from " + LISTED
                        + " where id = :id and class_id is not null")
                .param("tenant", tenantId)
                .param("id", id)
                .query((row, n) -> material(row))
                .optional();
    }

    /** Adds materials at the end of the class's. Two teachers at once may get the same places; titles decide then. */
    public void add(int tenantId, Placing placing, List<NewMaterial> materials) {
        int position = jdbc.sql("""
                        select greatest(
                            (select max(position) from resource_link where tenant_id = :tenant and class_id = :class),
                            (select max(position) from material where tenant_id = :tenant and class_id = :class), 0)
                        """)
                .param("tenant", tenantId)
                .param("class", placing.classId())
                .query(Integer.class)
                .single();
        for (NewMaterial material : materials) {
            add(tenantId, placing, material, ++position);
        }
    }

    /**
     * Where materials go.
     *
     * @param deploymentId under which the tool was asked for them
     * @param accountId who chose them
     */
    public record Placing(UUID classId, UUID clientId, String deploymentId, UUID accountId) {}

    private void add(int tenantId, Placing placing, NewMaterial material, int position) {
        boolean link = material.kind() == Material.Kind.LTI;
        JdbcClient.StatementSpec insert = jdbc.sql(link ? """
                        insert into resource_link (tenant_id, resource_link_id, client_id, deployment_id, title, target_link_uri,
                            custom_parameters, document_target, class_id, position, description, icon_uri, available_from,
                            available_until, submission_from, submission_until, frame_width, frame_height, window_name, line_item,
                            added_by, window_features)
                        values (:tenant, :id, :client, :deployment, :title, :address, :custom::json, :where, :class, :position,
                            :description, :icon, :from, :until, :submitFrom, :submitUntil, :width, :height, :window,
                            :lineItem::json, :by, :features)
                        """ : """
                        insert into material (tenant_id, material_id, client_id, class_id, kind, title, description, address, icon_uri,
                            position, available_from, available_until, added_by)
                        values (:tenant, :id, :client, :class, :kind, :title, :description, :address, :icon, :position, :from, :until,
                            :by)
                        """)
                .param("tenant", tenantId)
                .param("id", UUID.randomUUID())
                .param("client", placing.clientId())
                .param("class", placing.classId())
                .param("title", material.title())
                .param("description", material.description())
                .param("address", material.address())
                .param("icon", material.iconUri())
                .param("position", position)
                .param("from", at(material.available().from()))
                .param("until", at(material.available().until()))
                .param("by", placing.accountId());
        (link
                        ? ofLink(insert, placing, material)
                        : insert.param("kind", material.kind().name()))
                .update();
    }

    private JdbcClient.StatementSpec ofLink(JdbcClient.StatementSpec insert, Placing placing, NewMaterial material) {
        return insert.param("deployment", placing.deploymentId())
                .param("custom", rows.written(material.custom()))
                .param("where", material.presentation().target().word())
                .param("submitFrom", at(material.submission().from()))
                .param("submitUntil", at(material.submission().until()))
                .param("width", material.presentation().width())
                .param("height", material.presentation().height())
                .param("window", material.presentation().windowName())
                .param("features", material.presentation().windowFeatures())
                .param("lineItem", material.lineItem() == null ? null : json.writeValueAsString(material.lineItem()));
    }

    /** The line item that a link came with a wish for. */
    public Optional<LineItemWish> lineItemWish(int tenantId, UUID resourceLinkId) {
        return jdbc.sql("""
                        select line_item from resource_link
                        where tenant_id = :tenant and resource_link_id = :id and line_item is not null
                        """)
                .param("tenant", tenantId)
                .param("id", resourceLinkId)
                .query(String.class)
                .optional()
                .map(wish -> json.readValue(wish, LineItemWish.class));
    }

    void hide(int tenantId, UUID id, boolean hidden) {
        change(tenantId, id, "hidden = :value", hidden);
    }

    void rename(int tenantId, UUID id, String title) {
        change(tenantId, id, "title = :value", title);
    }

    /** Says which tool watches over a link; null: none. */
    void proctor(int tenantId, UUID id, @Nullable UUID toolId) {
        jdbc.sql("update resource_link set proctored_by = :tool where tenant_id = :tenant and resource_link_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .param("tool", toolId)
                .update();
    }

    void place(int tenantId, UUID id, int position) {
        change(tenantId, id, "position = :value", position);
    }

    private void change(int tenantId, UUID id, String what, Object value) {
        CHANGE.forEach(sql -> jdbc.sql(sql.formatted(what))
                .param("tenant", tenantId)
                .param("id", id)
                .param("value", value)
                .update());
    }

    /** Removes one that a teacher added. */
    void remove(int tenantId, UUID id) {
        for (String sql : List.of(
                "delete from resource_link where tenant_id = :tenant and resource_link_id = :id and added_by is not null",
                "delete from material where tenant_id = :tenant and material_id = :id")) {
            jdbc.sql(sql).param("tenant", tenantId).param("id", id).update();
        }
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Material material(ResultSet row) throws SQLException {
        return new Material(
                row.getObject("id", UUID.class),
                row.getObject("class_id", UUID.class),
                Material.Kind.valueOf(row.getString("kind")),
                row.getObject("client_id", UUID.class),
                row.getString("tool_name"),
                row.getString("title"),
                row.getString("description"),
                row.getString("address"),
                row.getString("icon_uri"),
                row.getBoolean("hidden"),
                ToolRows.window(row, "available"),
                row.getBoolean("removable"),
                row.getBoolean("framed"),
                row.getBoolean("tool_on"),
                new Opening(
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class),
                        row.getString("window_name"),
                        row.getString("window_features")),
                row.getObject("proctored_by", UUID.class));
    }
}
