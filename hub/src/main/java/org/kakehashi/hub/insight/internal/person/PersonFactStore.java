package org.kakehashi.hub.insight.internal.person;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The figures of a person's days. */
@Repository
class PersonFactStore {
    private final JdbcClient jdbc;

    PersonFactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, @Nullable Object>> days(int tenantId, UUID person) {
        return jdbc.sql("""
                        select day, answered, first_tries as "firstTries", first_try_correct as "firstTryCorrect", seconds
                        from fact_day where tenant_id = :tenant and person_id = :person order by day
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .query()
                .listOfRows();
    }
}
