package org.kakehashi.hub.access.internal.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** API clients, without their secrets; each in a transaction of the tenant. */
@Repository
class ApiClientStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ApiClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(
            int tenantId,
            UUID clientId,
            String name,
            List<String> scopes,
            ClientRules rules,
            @Nullable Instant expiresAt) {
        jdbc.sql("""
                        insert into api_client (tenant_id, client_id, name, scopes, rules, purpose, expires_at)
                        values (:tenant, :client, :name, :scopes, :rules::json, :purpose, :expires)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("name", name)
                .param("scopes", scopes.toArray(String[]::new))
                .param("rules", JSON.writeValueAsString(rules))
                .param("purpose", rules.purpose())
                .param("expires", expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those older than {@code before}, newest first. */
    List<ApiClient> list(int tenantId, long before, int limit) {
        return jdbc.sql("""
                        select client_id, number, name, scopes, rules, created_at, expires_at, revoked_at
                        from api_client where tenant_id = :tenant and number < :before
                        order by number desc limit :limit
                        """)
                .param("tenant", tenantId)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> client(row))
                .list();
    }

    Optional<ApiClient> find(int tenantId, UUID clientId) {
        return jdbc.sql("""
                        select client_id, number, name, scopes, rules, created_at, expires_at, revoked_at
                        from api_client where tenant_id = :tenant and client_id = :client
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .query((row, n) -> client(row))
                .optional();
    }

    /** Names of the newest, revoked or not. */
    Map<UUID, String> names(int tenantId, int most) {
        Map<UUID, String> names = new LinkedHashMap<>();
        jdbc.sql("select client_id, name from api_client where tenant_id = :tenant order by number desc limit :most")
                .param("tenant", tenantId)
                .param("most", most)
                .query(row -> {
                    names.put(row.getObject("client_id", UUID.class), row.getString("name"));
                });
        return names;
    }

    /** Notes that a client was revoked; false where there is none, or it was before. */
    boolean revoke(int tenantId, UUID clientId) {
        return jdbc.sql("""
                        update api_client set revoked_at = clock_timestamp()
                        where tenant_id = :tenant and client_id = :client and revoked_at is null
                        """).param("tenant", tenantId).param("client", clientId).update() == 1;
    }

    boolean exists(int tenantId, UUID clientId) {
        return jdbc.sql("select exists (select from api_client where tenant_id = :tenant and client_id = :client)")
                .param("tenant", tenantId)
                .param("client", clientId)
                .query(Boolean.class)
                .single();
    }

    private static ApiClient client(ResultSet row) throws SQLException {
        return new ApiClient(
                row.getObject("client_id", UUID.class),
                row.getLong("number"),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                JSON.readValue(row.getString("rules"), ClientRules.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
