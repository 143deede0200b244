package org.kakehashi.hub.access;

import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a tenant uses personal data for: its own list, of which every API client, tool, connector, export and board names one. Each
 * method opens a transaction of the tenant, or joins the one that is open.
 */
@Component
public class Purposes {
    /** Purpose of tools and of what is shown of study. */
    public static final String TEACHING = "teaching";

    /** Purpose of the class board. */
    public static final String WATCHING_OVER = "watching-over";

    /** Purpose of the nurse's board. */
    public static final String HEALTH = "health";

    /** Purpose of figures over many pupils. */
    public static final String RESEARCH = "research";

    /** Purpose of rosters and records that connectors bring in. */
    public static final String SCHOOL_AFFAIRS = "school-affairs";

    private static final String COLUMNS =
            "key, name_ja, name_en, description_ja, description_en, legal_ground, opt_out";

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;

    Purposes(JdbcClient jdbc, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * One purpose.
     *
     * @param key what clients, tools and the register name it by
     * @param descriptionJa what is done for it, for everybody to read
     * @param legalGround the law that allows it
     * @param optOut whether a person can opt out of it
     */
    public record Purpose(
            String key,
            String nameJa,
            String nameEn,
            String descriptionJa,
            String descriptionEn,
            String legalGround,
            boolean optOut) {
        /** Its name in that language: Japanese, or else English. */
        public String name(String language) {
            return "ja".equals(language) ? nameJa : nameEn;
        }

        /** Its description in that language: Japanese, or else English. */
        public String description(String language) {
            return "ja".equals(language) ? descriptionJa : descriptionEn;
        }
    }

    /** The tenant's list, in the order in which it was made. */
    public List<Purpose> all(int tenantId) {
        return transactions.readOnly(tenantId, () -> jdbc.sql(
                        "select " + COLUMNS + " from purpose where tenant_id = :tenant order by number")
                .param("tenant", tenantId)
                .query(Purpose.class)
                .list());
    }

    /** The purpose of that key. */
    public Optional<Purpose> find(int tenantId, String key) {
        return transactions.readOnly(
                tenantId, () -> jdbc.sql("select " + COLUMNS + " from purpose where tenant_id = :tenant and key = :key")
                        .param("tenant", tenantId)
                        .param("key", key)
                        .query(Purpose.class)
                        .optional());
    }

    /** Whether the tenant's list has that purpose. */
    public boolean exists(int tenantId, String key) {
        return find(tenantId, key).isPresent();
    }

    /** Gives a tenant that has none the purposes of a usual board of education. */
    void seed(int tenantId) {
        transactions.run(tenantId, () -> jdbc.sql("call seed_purposes(:tenant)")
                .param("tenant", tenantId)
                .update());
    }
}
