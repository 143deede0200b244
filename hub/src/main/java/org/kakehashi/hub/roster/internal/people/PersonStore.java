package org.kakehashi.hub.roster.internal.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.roster.Persons.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Persons. */
@Repository
public class PersonStore {
    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names by person. */
    public Map<UUID, PersonName> names(int tenantId, Collection<UUID> ids) {
        return jdbc
                .sql("""
                        select person_id, family_name, given_name, display_name, kana from person
                        where tenant_id = :tenant and person_id = any (:ids)
                        """)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> new PersonName(
                        row.getObject("person_id", UUID.class),
                        row.getString("family_name"),
                        row.getString("given_name"),
                        row.getString("display_name"),
                        row.getString("kana")))
                .list()
                .stream()
                .collect(Collectors.toMap(PersonName::personId, name -> name));
    }

    /** User names by person. */
    public Map<UUID, String> usernames(int tenantId, Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql("""
                        select distinct on (person_id) person_id, username from roster_user
                        where tenant_id = :tenant and person_id = any (:ids) and active order by person_id, source, sourced_id
                        """)
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("person_id", UUID.class), row.getString("username"));
                });
        return names;
    }
}
