package org.kakehashi.hub.access.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Hashes of keys and tokens, and whom they stand for. */
@Repository
public class CredentialStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;
    private final RecentCallers recent = new RecentCallers();

    CredentialStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a credential, or renews what the same one stands for; in a transaction of the caller's tenant. */
    public void add(byte[] hash, ClientCaller caller, @Nullable Instant expiresAt) {
        GrantLimits limits = caller.limits();
        jdbc.update(
                """
                insert into credential (tenant_id, hash, client_id, client_name, permissions, actor_home_page, actor_name,
                                        registration, expires_at, rules)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)
                on conflict (tenant_id, hash) do update
                set client_id = excluded.client_id, client_name = excluded.client_name, permissions = excluded.permissions,
                    rules = excluded.rules
                """,
                caller.tenantId(),
                hash,
                caller.clientId(),
                caller.name(),
                caller.permissions().stream().map(Enum::name).toArray(String[]::new),
                limits == null ? null : limits.actorHomePage(),
                limits == null ? null : limits.actorName(),
                limits == null ? null : limits.registration(),
                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                caller.rules().equals(ClientRules.NONE) ? null : JSON.writeValueAsString(caller.rules()));
        jdbc.update(
                "insert into credential_directory (hash, tenant_id) values (?, ?) on conflict (hash) do nothing",
                hash,
                caller.tenantId());
        if (limits == null) { // a launch's token is always a new one
            recent.forgetAfterCommit();
        }
    }

    /** Whom a hash stands for, as it was at most some seconds ago on another node, and right now on this one. */
    Optional<ClientCaller> find(byte[] hash) {
        return recent.find(hash, () -> load(hash));
    }

    /** By one query: before it, the tenant isn't known yet. */
    private Optional<RecentCallers.Known> load(byte[] hash) {
        return jdbc.query("select * from find_credential(?)", (row, n) -> known(row), (Object) hash).stream()
                .findFirst();
    }

    private static RecentCallers.Known known(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new RecentCallers.Known(caller(row), expiresAt == null ? Instant.MAX : expiresAt.toInstant());
    }

    /** Removes every credential of a client. */
    public void removeAll(int tenantId, UUID clientId) {
        jdbc.update("""
                with gone as (delete from credential where tenant_id = ? and client_id = ? returning hash)
                delete from credential_directory where hash in (select hash from gone)
                """, tenantId, clientId);
        recent.forgetAfterCommit();
    }

    private static ClientCaller caller(ResultSet row) throws SQLException {
        String homePage = row.getString("actor_home_page");
        GrantLimits limits = homePage == null
                ? null
                : new GrantLimits(homePage, row.getString("actor_name"), row.getObject("registration", UUID.class));
        String rules = row.getString("rules");
        return new ClientCaller(
                row.getInt("tenant_id"),
                row.getObject("client_id", UUID.class),
                row.getString("client_name"),
                permissions(row.getArray("permissions")),
                limits,
                rules == null ? ClientRules.NONE : JSON.readValue(rules, ClientRules.class));
    }

    private static Set<Permission> permissions(Array names) throws SQLException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String name : (String[]) names.getArray()) {
            permissions.add(Permission.valueOf(name));
        }
        return permissions;
    }
}
