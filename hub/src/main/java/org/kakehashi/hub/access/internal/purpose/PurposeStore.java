package org.kakehashi.hub.access.internal.purpose;

import java.util.Optional;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes a tenant's list of purposes; each within a transaction of the tenant. */
@Repository
class PurposeStore {
    private final JdbcClient jdbc;

    PurposeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it, or changes the one of its key. */
    void put(int tenantId, Purpose purpose) {
        jdbc.sql("""
                        insert into purpose (tenant_id, key, name_ja, name_en, description_ja, description_en, legal_ground, opt_out)
                        values (:tenant, :key, :nameJa, :nameEn, :descriptionJa, :descriptionEn, :ground, :optOut)
                        on conflict (tenant_id, key) do update set name_ja = excluded.name_ja, name_en = excluded.name_en,
                            description_ja = excluded.description_ja, description_en = excluded.description_en,
                            legal_ground = excluded.legal_ground, opt_out = excluded.opt_out
                        """)
                .param("tenant", tenantId)
                .param("key", purpose.key())
                .param("nameJa", purpose.nameJa())
                .param("nameEn", purpose.nameEn())
                .param("descriptionJa", purpose.descriptionJa())
                .param("descriptionEn", purpose.descriptionEn())
                .param("ground", purpose.legalGround())
                .param("optOut", purpose.optOut())
                .update();
    }

    long count(int tenantId) {
        return jdbc.sql("select count(*) from purpose where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(Long.class)
                .single();
    }

    /** Whether the hub itself names it; empty: there is none of that key. */
    Optional<Boolean> isFixed(int tenantId, String key) {
        return jdbc.sql("select fixed from purpose where tenant_id = :tenant and key = :key")
                .param("tenant", tenantId)
                .param("key", key)
                .query(Boolean.class)
                .optional();
    }

    /**
     * Removes it.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException where something names it
     */
    void remove(int tenantId, String key) {
        jdbc.sql("delete from purpose where tenant_id = :tenant and key = :key")
                .param("tenant", tenantId)
                .param("key", key)
                .update();
    }
}
