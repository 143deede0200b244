package org.kakehashi.hub.lti.internal.subject;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** The subjects of those of the persons who have one. */
    Map<UUID, UUID> find(int tenantId, UUID clientId, Collection<UUID> persons) {
        return byPerson(jdbc.sql("""
                        select person_id, subject from pairwise_subject
                        where tenant_id = :tenant and client_id = :client and person_id = any (:persons)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("persons", persons.toArray(UUID[]::new)));
    }

    /** Makes subjects; gives those that were made, not those of persons who got one from another request meanwhile. */
    Map<UUID, UUID> add(int tenantId, UUID clientId, Collection<UUID> persons) {
        return byPerson(jdbc.sql("""
                        insert into pairwise_subject (tenant_id, client_id, person_id, subject)
                        select :tenant, :client, p.person_id, gen_random_uuid() from unnest(:persons) as p(person_id)
                        order by p.person_id
                        on conflict (tenant_id, client_id, person_id) do nothing
                        returning person_id, subject
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("persons", persons.toArray(UUID[]::new)));
    }

    /** Whom the tool knows by that subject. */
    Optional<UUID> person(int tenantId, UUID clientId, UUID subject) {
        return jdbc.sql("""
                        select person_id from pairwise_subject
                        where tenant_id = :tenant and subject = :subject and client_id = :client
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    private static Map<UUID, UUID> byPerson(JdbcClient.StatementSpec statement) {
        Map<UUID, UUID> subjects = new HashMap<>();
        statement.query(row -> {
            subjects.put(row.getObject("person_id", UUID.class), row.getObject("subject", UUID.class));
        });
        return subjects;
    }
}
