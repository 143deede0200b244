package org.kakehashi.hub.access.internal.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.Post;
import org.kakehashi.hub.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Granted roles. */
@Repository
public class RoleGrantStore {
    private final JdbcClient jdbc;

    RoleGrantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was granted to the account between these school days; a nurse's account without a school has none. */
    public List<Post> posts(int tenantId, UUID account, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select role, school_id, valid_from, valid_until from role_grant
                        where tenant_id = :tenant and account_id = :account and valid_from <= :to and valid_until >= :from
                        union all
                        select 'NURSE', null, :from, :to from account
                        where tenant_id = :tenant and account_id = :account and enabled and 'NURSE' = any (roles)
                        """)
                .param("tenant", tenantId)
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .query((row, n) -> new Post(
                        Role.valueOf(row.getString("role")),
                        null,
                        row.getObject("school_id", UUID.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    /** The roles that the account as a whole has; empty: it is disabled or unknown. */
    Optional<Set<Role>> enabledAccountRoles(int tenantId, UUID account) {
        return jdbc.sql("select roles from account where tenant_id = :tenant and account_id = :account and enabled")
                .param("tenant", tenantId)
                .param("account", account)
                .query((row, n) -> {
                    Set<Role> roles = EnumSet.noneOf(Role.class);
                    for (String role : (String[]) row.getArray("roles").getArray()) {
                        roles.add(Role.valueOf(role));
                    }
                    return roles;
                })
                .optional();
    }

    /** The tenant's grants from the latest made on, at most so many. */
    List<RoleGrant> latest(int tenantId, int max) {
        return jdbc.sql("""
                        select g.grant_id, a.login_name, g.role, g.school_id, g.valid_from, g.valid_until
                        from role_grant g join account a on a.tenant_id = g.tenant_id and a.account_id = g.account_id
                        where g.tenant_id = :tenant order by g.made_at desc, g.grant_id limit :max
                        """)
                .param("tenant", tenantId)
                .param("max", max)
                .query((row, n) -> grant(row))
                .list();
    }

    /** The account of that login name. */
    Optional<UUID> account(int tenantId, String loginName) {
        return jdbc.sql("select account_id from account where tenant_id = :tenant and login_name = :name")
                .param("tenant", tenantId)
                .param("name", loginName)
                .query(UUID.class)
                .optional();
    }

    void add(int tenantId, UUID account, RoleGrant grant) {
        jdbc.sql("""
                        insert into role_grant (tenant_id, grant_id, account_id, role, school_id, valid_from, valid_until)
                        values (:tenant, :id, :account, :role, :school, :from, :until)
                        """)
                .param("tenant", tenantId)
                .param("id", grant.grantId())
                .param("account", account)
                .param("role", grant.role().name())
                .param("school", grant.schoolId())
                .param("from", grant.from())
                .param("until", grant.until())
                .update();
    }

    /** Lets the grant end after that day, or be void where it began later; its account, empty where it is unknown or ended before. */
    Optional<UUID> end(int tenantId, UUID grantId, LocalDate last) {
        return jdbc.sql("""
                        update role_grant set valid_until = :last
                        where tenant_id = :tenant and grant_id = :id and valid_until > :last returning account_id
                        """)
                .param("tenant", tenantId)
                .param("id", grantId)
                .param("last", last)
                .query(UUID.class)
                .optional();
    }

    private static RoleGrant grant(ResultSet row) throws SQLException {
        return new RoleGrant(
                row.getObject("grant_id", UUID.class),
                row.getString("login_name"),
                Role.valueOf(row.getString("role")),
                row.getObject("school_id", UUID.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
