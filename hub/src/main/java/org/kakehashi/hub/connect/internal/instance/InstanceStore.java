package org.kakehashi.hub.connect.internal.instance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Connector instances: what they are. How they fare is kept by {@link InstanceProgressStore}. */
@Repository
class InstanceStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    InstanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConnectorInstance> all(int tenantId) {
        return jdbc.sql("select * from connector_instance where tenant_id = :tenant order by name")
                .param("tenant", tenantId)
                .query(InstanceStore::instance)
                .list();
    }

    Optional<ConnectorInstance> find(int tenantId, UUID id) {
        return jdbc.sql("select * from connector_instance where tenant_id = :tenant and instance_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query(InstanceStore::instance)
                .optional();
    }

    /** Its sealed secrets; empty: it has none. */
    Optional<byte[]> secrets(int tenantId, UUID id) {
        return jdbc.sql("""
                        select secrets from connector_instance
                        where tenant_id = :tenant and instance_id = :id and secrets is not null
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    void add(int tenantId, ConnectorInstance instance, byte @Nullable [] secrets) {
        written("""
                insert into connector_instance (tenant_id, instance_id, name, connector, source, settings, secrets, purpose,
                    schedule, paused, configured, created_by, created_at, revision, cursor, next_run)
                values (:tenant, :id, :name, :connector, :source, :settings::jsonb, :secrets, :purpose,
                    :schedule, :paused, :configured, :by, now(), :revision, :cursor, :next::timestamptz)
                """, tenantId, instance, secrets)
                .param("by", instance.createdBy())
                .update();
    }

    /** Writes all of it but who made it and how it fared. */
    void change(int tenantId, ConnectorInstance instance, byte @Nullable [] secrets) {
        written("""
                update connector_instance set name = :name, connector = :connector, source = :source,
                    settings = :settings::jsonb, secrets = :secrets, purpose = :purpose, schedule = :schedule,
                    paused = :paused, configured = :configured, revision = :revision, cursor = :cursor,
                    next_run = :next::timestamptz
                where tenant_id = :tenant and instance_id = :id
                """, tenantId, instance, secrets).update();
    }

    void pause(int tenantId, UUID id, boolean paused, @Nullable Instant nextRun) {
        jdbc.sql("""
                        update connector_instance set paused = :paused, next_run = :next::timestamptz
                        where tenant_id = :tenant and instance_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("paused", paused)
                .param("next", nextRun == null ? null : nextRun.toString())
                .update();
    }

    void leaveToPeople(int tenantId, UUID id) {
        jdbc.sql("""
                        update connector_instance set configured = false, paused = true, next_run = null
                        where tenant_id = :tenant and instance_id = :id
                        """).param("tenant", tenantId).param("id", id).update();
    }

    /** Takes the cursor back to the beginning, also from a run that is at work. */
    void reset(int tenantId, UUID id) {
        jdbc.sql("""
                        update connector_instance set cursor = '', revision = revision + 1
                        where tenant_id = :tenant and instance_id = :id
                        """).param("tenant", tenantId).param("id", id).update();
    }

    /** Keeps others from changing the tenant's instances until the transaction ends. */
    void lock(int tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(727007, :tenant)")
                .param("tenant", tenantId)
                .query((row, n) -> 1)
                .single();
    }

    void remove(int tenantId, UUID id) {
        jdbc.sql("delete from connector_instance where tenant_id = :tenant and instance_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec written(
            String sql, int tenantId, ConnectorInstance instance, byte @Nullable [] secrets) {
        Schedule schedule = instance.schedule();
        return jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("id", instance.id())
                .param("name", instance.name())
                .param("connector", instance.connector())
                .param("source", instance.source())
                .param("settings", JSON.writeValueAsString(instance.settings()))
                .param("secrets", secrets)
                .param("purpose", instance.purpose())
                .param("schedule", schedule == null ? null : schedule.cron())
                .param("paused", instance.paused())
                .param("configured", instance.configured())
                .param("revision", instance.revision())
                .param("cursor", instance.cursor().value())
                .param(
                        "next",
                        instance.nextRun() == null ? null : instance.nextRun().toString());
    }

    static ConnectorInstance instance(ResultSet row, int n) throws SQLException {
        return new ConnectorInstance(
                row.getObject("instance_id", UUID.class),
                row.getString("name"),
                row.getString("connector"),
                row.getString("source"),
                JSON.readValue(row.getString("settings"), SETTINGS),
                row.getString("purpose"),
                Schedule.of(row.getString("schedule")),
                row.getBoolean("paused"),
                row.getBoolean("configured"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("revision"),
                new Cursor(row.getString("cursor")),
                instant(row.getTimestamp("next_run")),
                row.getInt("failures"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
