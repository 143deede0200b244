package org.kakehashi.hub.access.internal.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.DataClass;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long statements are kept. */
@Repository
class RetentionStore {
    private final JdbcClient jdbc;

    RetentionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A rule.
     *
     * @param dataClass of which data; absent: statements
     * @param clientId for what this API client or tool sent; null: for what those without a rule of their own sent, and for other classes
     * @param days how long it is kept
     */
    record Rule(@Nullable DataClass dataClass, @Nullable UUID clientId, int days) {
        /** A century. */
        static final int LONGEST = 36_500;

        Rule {
            dataClass = dataClass == null ? DataClass.STATEMENTS : dataClass;
        }

        DataClass of() {
            return Objects.requireNonNull(dataClass);
        }

        boolean isPossible() {
            return days >= 1 && days <= LONGEST && (clientId == null || dataClass == DataClass.STATEMENTS);
        }
    }

    List<Rule> rules(int tenantId) {
        return jdbc.sql(
                        "select data_class, client_id, days from retention_rule where tenant_id = :tenant order by rule_id")
                .param("tenant", tenantId)
                .query(Rule.class)
                .list();
    }

    void put(int tenantId, Rule rule) {
        jdbc.sql("""
                        insert into retention_rule (tenant_id, data_class, client_id, days) values (:tenant, :class, :client, :days)
                        on conflict on constraint retention_rule_of do update set days = excluded.days
                        """)
                .param("tenant", tenantId)
                .param("class", rule.of().name())
                .param("client", rule.clientId())
                .param("days", rule.days())
                .update();
    }

    /** Whether there was one. */
    boolean remove(int tenantId, DataClass dataClass, @Nullable UUID clientId) {
        return jdbc.sql("""
                        delete from retention_rule
                        where tenant_id = :tenant and data_class = :class and client_id is not distinct from :client::uuid
                        """)
                        .param("tenant", tenantId)
                        .param("class", dataClass.name())
                        .param("client", clientId)
                        .update()
                == 1;
    }

    /** Whether nobody has begun the tenant's run of the day yet; it counts as begun now. */
    boolean begin(int tenantId, LocalDate day) {
        return jdbc.sql("""
                        insert into retention_run as r (tenant_id, day) values (:tenant, :day)
                        on conflict (tenant_id) do update set day = excluded.day where r.day < excluded.day
                        """).param("tenant", tenantId).param("day", day).update() == 1;
    }
}
