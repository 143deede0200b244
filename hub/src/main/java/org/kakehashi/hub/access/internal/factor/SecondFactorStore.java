package org.kakehashi.hub.access.internal.factor;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Second factors and recovery codes. */
@Repository
class SecondFactorStore {
    private final JdbcClient jdbc;

    SecondFactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A second factor.
     *
     * @param sealed its secret, encrypted
     * @param confirmed whether a code of it was given once
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
    record Factor(byte[] sealed, boolean confirmed) {}

    Optional<Factor> find(int tenantId, UUID account) {
        return jdbc.sql("select secret, confirmed_at is not null as confirmed from second_factor "
                        + "where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenantId)
                .param("account", account)
                .query((row, n) -> new Factor(row.getBytes("secret"), row.getBoolean("confirmed")))
                .optional();
    }

    /** Keeps a secret to be confirmed, in place of another such; false where a confirmed one stands. */
    boolean begin(int tenantId, UUID account, byte[] sealed) {
        return jdbc.sql("""
                        insert into second_factor (tenant_id, account_id, secret, last_step)
                        values (:tenant, :account, :secret, 0)
                        on conflict (tenant_id, account_id) do update set secret = excluded.secret, last_step = 0
                        where second_factor.confirmed_at is null
                        """)
                        .param("tenant", tenantId)
                        .param("account", account)
                        .param("secret", sealed)
                        .update()
                == 1;
    }

    /** Uses a step of time up, and confirms the factor; false where this step or a later one was used. */
    boolean use(int tenantId, UUID account, long step) {
        return jdbc.sql("""
                        update second_factor set last_step = :step, confirmed_at = coalesce(confirmed_at, now())
                        where tenant_id = :tenant and account_id = :account and last_step < :step
                        """)
                        .param("tenant", tenantId)
                        .param("account", account)
                        .param("step", step)
                        .update()
                == 1;
    }

    /** Whether there was one. */
    boolean remove(int tenantId, UUID account) {
        jdbc.sql("delete from recovery_code where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenantId)
                .param("account", account)
                .update();
        return jdbc.sql("delete from second_factor where tenant_id = :tenant and account_id = :account")
                        .param("tenant", tenantId)
                        .param("account", account)
                        .update()
                == 1;
    }

    void addCodes(int tenantId, UUID account, Collection<byte[]> hashes) {
        jdbc.sql("insert into recovery_code (tenant_id, account_id, hash) select :tenant, :account, unnest(:hashes)")
                .param("tenant", tenantId)
                .param("account", account)
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /** Uses a recovery code up; whether there was one. */
    boolean useCode(int tenantId, UUID account, byte[] hash) {
        return jdbc.sql(
                                "delete from recovery_code where tenant_id = :tenant and account_id = :account and hash = :hash")
                        .param("tenant", tenantId)
                        .param("account", account)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    int codes(int tenantId, UUID account) {
        return jdbc.sql("select count(*) from recovery_code where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenantId)
                .param("account", account)
                .query(Integer.class)
                .single();
    }
}
