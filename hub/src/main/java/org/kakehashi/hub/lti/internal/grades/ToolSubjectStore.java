package org.kakehashi.hub.lti.internal.grades;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairwise subjects that a tool has been given. Each call within a transaction of the tenant. */
@Repository
class ToolSubjectStore {
    private final JdbcClient jdbc;

    ToolSubjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The subjects of those of the persons whom the tool knows. */
    Map<UUID, String> pairwise(int tenantId, UUID clientId, Collection<UUID> persons) {
        Map<UUID, String> subjects = new HashMap<>();
        jdbc.sql("""
                        select person_id, subject from pairwise_subject
                        where tenant_id = :tenant and client_id = :client and person_id = any (:persons)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    subjects.put(row.getObject("person_id", UUID.class), row.getString("subject"));
                });
        return subjects;
    }
}
