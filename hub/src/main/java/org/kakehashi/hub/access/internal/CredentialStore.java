package org.kakehashi.hub.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.internal.client.ClientSecret;
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

    private static final String SECRET = "SECRET";
    private static final String TOKEN = "TOKEN";

    /** Adds a secret or a launch's token, or renews what the same one stands for; in a transaction of the caller's tenant. */
    public void add(byte[] hash, ClientCaller caller, @Nullable Instant expiresAt) {
        add(hash, caller, expiresAt, caller.limits() == null ? SECRET : TOKEN);
        if (caller.limits() == null) { // a launch's token is always a new one
            recent.forgetAfterCommit();
        }
    }

    /** Adds a token that a client got for its secret, and removes those of its that are over. */
    public void addToken(byte[] hash, ClientCaller caller, Instant expiresAt) {
        delete(
                "tenant_id = ? and client_id = ? and kind = 'TOKEN' and expires_at < now()",
                caller.tenantId(),
                caller.clientId());
        add(hash, caller, expiresAt, TOKEN);
    }

    /** How many tokens of a client are good. */
    public int tokens(int tenantId, UUID clientId) {
        Integer count = jdbc.queryForObject(
                "select count(*) from credential where tenant_id = ? and client_id = ? and kind = 'TOKEN' and expires_at > now()",
                Integer.class,
                tenantId,
                clientId);
        return count == null ? 0 : count;
    }

    /** A client's secrets, the newest first. */
    public List<ClientSecret> secrets(int tenantId, UUID clientId) {
        return jdbc.query(
                """
                select left(encode(hash, 'hex'), 8) as fingerprint, issued_at, expires_at, last_used_at from credential
                where tenant_id = ? and client_id = ? and kind = 'SECRET' order by issued_at desc limit 100
                """,
                (row, n) -> new ClientSecret(
                        row.getString("fingerprint"),
                        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                        instant(row, "expires_at"),
                        instant(row, "last_used_at")),
                tenantId,
                clientId);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Lets a client's secrets end at that time, or before where they do. */
    public void endSecrets(int tenantId, UUID clientId, Instant at) {
        jdbc.update(
                "update credential set expires_at = least(expires_at, ?) where tenant_id = ? and client_id = ? and kind = 'SECRET'",
                at.atOffset(ZoneOffset.UTC),
                tenantId,
                clientId);
        recent.forgetAfterCommit();
    }

    /** Removes one secret, and every token of the client; whether there was one. */
    public boolean removeSecret(int tenantId, UUID clientId, String fingerprint) {
        Boolean found = jdbc.queryForObject("""
                with gone as (delete from credential c where tenant_id = ? and client_id = ?
                    and (kind = 'TOKEN' or left(encode(hash, 'hex'), 8) = ?)
                    and exists (select from credential s where s.tenant_id = c.tenant_id and s.client_id = c.client_id
                        and s.kind = 'SECRET' and left(encode(s.hash, 'hex'), 8) = ?)
                    returning hash, kind),
                    away as (delete from credential_directory where hash in (select hash from gone))
                select exists (select from gone where kind = 'SECRET')
                """, Boolean.class, tenantId, clientId, fingerprint, fingerprint);
        recent.forgetAfterCommit();
        return Boolean.TRUE.equals(found);
    }

    private void add(byte[] hash, ClientCaller caller, @Nullable Instant expiresAt, String kind) {
        GrantLimits limits = caller.limits();
        jdbc.update(
                """
                insert into credential (tenant_id, hash, client_id, client_name, permissions, actor_home_page, actor_name,
                                        registration, expires_at, rules, kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)
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
                caller.rules().equals(ClientRules.NONE) ? null : JSON.writeValueAsString(caller.rules()),
                kind);
        jdbc.update(
                "insert into credential_directory (hash, tenant_id) values (?, ?) on conflict (hash) do nothing",
                hash,
                caller.tenantId());
    }

    /** Whom a hash stands for, as it was at most some seconds ago on another node, and right now on this one. */
    public Optional<ClientCaller> find(byte[] hash) {
        return recent.find(hash, () -> load(hash));
    }

    /** By one query: before it, the tenant isn't known yet. */
    private Optional<RecentCallers.Known> load(byte[] hash) {
        Optional<RecentCallers.Known> found = jdbc
                .query("select * from find_credential(?)", (row, n) -> CredentialRows.known(row), (Object) hash)
                .stream()
                .findFirst();
        if (found.isPresent() && found.get().caller().limits() == null) {
            jdbc.query("select touch_credential(?)", row -> {}, (Object) hash);
        }
        return found;
    }

    /** Removes every credential of a tenant. */
    public void removeAll(int tenantId) {
        remove("tenant_id = ?", tenantId);
    }

    /** Removes every credential of a client. */
    public void removeAll(int tenantId, UUID clientId) {
        remove("tenant_id = ? and client_id = ?", tenantId, clientId);
    }

    /** Removes a client's tokens that are limited to nobody. */
    public void removeServices(int tenantId, UUID clientId) {
        remove("tenant_id = ? and client_id = ? and kind = 'TOKEN' and actor_name is null", tenantId, clientId);
    }

    /** Removes those of them that have another permission than these. */
    public void removeServicesBeyond(int tenantId, UUID clientId, Set<Permission> kept) {
        remove(
                "tenant_id = ? and client_id = ? and kind = 'TOKEN' and actor_name is null and not permissions <@ ?::text[]",
                tenantId,
                clientId,
                kept.stream().map(Enum::name).toArray(String[]::new));
    }

    /** Removes a client's tokens that are limited to an actor; gives how many. */
    public int removeLaunches(int tenantId, UUID clientId) {
        return remove(
                "tenant_id = ? and client_id = ? and kind = 'TOKEN' and actor_name is not null", tenantId, clientId);
    }

    /** Removes a tool's credentials that are limited to these registrations. */
    public void removeLaunches(int tenantId, UUID clientId, Collection<UUID> registrations) {
        remove(
                "tenant_id = ? and client_id = ? and registration = any (?)",
                tenantId,
                clientId,
                registrations.toArray(UUID[]::new));
    }

    /** Removes every credential that is limited to the registration; gives how many. */
    public int removeLaunch(int tenantId, UUID registration) {
        return remove("tenant_id = ? and registration = ?", tenantId, registration);
    }

    /** Removes every credential that is limited to the actor; gives how many. */
    public int removeActor(int tenantId, String actorName) {
        return remove("tenant_id = ? and actor_name = ?", tenantId, actorName);
    }

    /** Removes tokens that were over before that time. */
    public void removeEnded(int tenantId, Instant before) {
        delete("tenant_id = ? and kind = 'TOKEN' and expires_at < ?", tenantId, before.atOffset(ZoneOffset.UTC));
    }

    /** Removes what may still be good, so that what is remembered of it goes too. */
    private int remove(String which, Object... values) {
        recent.forgetAfterCommit();
        return delete(which, values);
    }

    /** @param which a constant condition of this class, with the tenant first */
    private int delete(String which, Object... values) {
        Integer gone = jdbc.queryForObject("""
                with gone as (delete from credential where %s returning hash),
                    away as (delete from credential_directory where hash in (select hash from gone))
                select count(*) from gone
                """.formatted(which), Integer.class, values);
        return gone == null ? 0 : gone;
    }
}
