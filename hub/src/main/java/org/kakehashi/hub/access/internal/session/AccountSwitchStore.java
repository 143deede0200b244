package org.kakehashi.hub.access.internal.session;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether accounts may sign in. */
@Repository
class AccountSwitchStore {
    private final JdbcClient jdbc;

    AccountSwitchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(int tenantId, UUID accountId) {
        return jdbc.sql("select count(*) from account where tenant_id = :tenant and account_id = :id")
                        .param("tenant", tenantId)
                        .param("id", accountId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Whether there is such an account. */
    boolean set(int tenantId, UUID accountId, boolean enabled) {
        return jdbc.sql("update account set enabled = :enabled where tenant_id = :tenant and account_id = :id")
                        .param("tenant", tenantId)
                        .param("id", accountId)
                        .param("enabled", enabled)
                        .update()
                == 1;
    }
}
