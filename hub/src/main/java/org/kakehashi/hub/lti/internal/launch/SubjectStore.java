package org.kakehashi.hub.lti.internal.launch;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pairwise subjects. */
@Repository
class SubjectStore {
    private final JdbcClient jdbc;

    SubjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> find(int tenantId, UUID clientId, UUID personId) {
        return jdbc.sql("""
                        select subject from pairwise_subject
                        where tenant_id = :tenant and client_id = :client and person_id = :person
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("person", personId)
                .query(UUID.class)
                .optional();
    }

    /** Adds the subject; false where the person got one from another request meanwhile. */
    boolean add(int tenantId, UUID clientId, UUID personId, UUID subject) {
        return jdbc.sql("""
                        insert into pairwise_subject (tenant_id, client_id, person_id, subject)
                        values (:tenant, :client, :person, :subject) on conflict (tenant_id, client_id, person_id) do nothing
                        """)
                        .param("tenant", tenantId)
                        .param("client", clientId)
                        .param("person", personId)
                        .param("subject", subject)
                        .update()
                == 1;
    }
}
