package org.kakehashi.hub.access.internal.oidc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts of identity providers. */
@Repository
class OidcAccountStore {
    /** No bcrypt hash: no password matches it. */
    private static final String NO_PASSWORD = "!";

    private final JdbcClient jdbc;

    OidcAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account. */
    record Account(
            UUID accountId, String displayName, @Nullable UUID personId) {}

    Optional<Account> find(int tenantId, UUID provider, String subject) {
        return jdbc.sql("""
                        select account_id, display_name, person_id from account
                        where tenant_id = :tenant and provider_id = :provider and subject = :subject
                        """)
                .param("tenant", tenantId)
                .param("provider", provider)
                .param("subject", subject)
                .query((row, n) -> account(row))
                .optional();
    }

    void add(int tenantId, UUID provider, String subject, Account account) {
        jdbc.sql("""
                        insert into account (tenant_id, account_id, login_name, password_hash, display_name, person_id, roles,
                            provider_id, subject)
                        values (:tenant, :id, :loginName, :hash, :displayName, :person, '{}', :provider, :subject)
                        """)
                .param("tenant", tenantId)
                .param("id", account.accountId())
                .param("loginName", "oidc:" + account.accountId())
                .param("hash", NO_PASSWORD)
                .param("displayName", account.displayName())
                .param("person", account.personId())
                .param("provider", provider)
                .param("subject", subject)
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getObject("person_id", UUID.class));
    }
}
