package org.kakehashi.hub.access.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Local accounts. */
@Repository
public class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account and the hash of its password. */
    public record Account(
            UUID accountId,
            String loginName,
            String passwordHash,
            String displayName,
            @Nullable UUID personId,
            Set<Role> roles,
            Set<UUID> clientIds) {}

    /** Adds the account; false where the login name is taken. */
    public boolean add(int tenantId, Account account) {
        return jdbc.sql("""
                        insert into account (tenant_id, account_id, login_name, password_hash, display_name, person_id, roles, client_ids)
                        values (:tenant, :id, :loginName, :hash, :displayName, :person, :roles, :clients)
                        on conflict (tenant_id, login_name) do nothing
                        """)
                        .param("tenant", tenantId)
                        .param("id", account.accountId())
                        .param("loginName", account.loginName())
                        .param("hash", account.passwordHash())
                        .param("displayName", account.displayName())
                        .param("person", account.personId())
                        .param("roles", account.roles().stream().map(Enum::name).toArray(String[]::new))
                        .param("clients", account.clientIds().toArray(UUID[]::new))
                        .update()
                == 1;
    }

    /** Shuts all of a tenant's accounts; gives which. */
    public List<UUID> disableAll(int tenantId) {
        return jdbc.sql("update account set enabled = false where tenant_id = :tenant and enabled returning account_id")
                .param("tenant", tenantId)
                .query(UUID.class)
                .list();
    }

    Optional<Account> byLoginName(int tenantId, String loginName) {
        return jdbc.sql("""
                        select account_id, login_name, password_hash, display_name, person_id, roles, client_ids
                        from account where tenant_id = :tenant and login_name = :loginName and enabled
                        """)
                .param("tenant", tenantId)
                .param("loginName", loginName)
                .query((row, n) -> account(row))
                .optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String role : (String[]) row.getArray("roles").getArray()) {
            roles.add(Role.valueOf(role));
        }
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getString("login_name"),
                row.getString("password_hash"),
                row.getString("display_name"),
                row.getObject("person_id", UUID.class),
                roles,
                Set.of((UUID[]) row.getArray("client_ids").getArray()));
    }
}
