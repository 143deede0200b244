package org.kakehashi.hub.roster.internal.people;

import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.access.PersonKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Persons by the keys of {@code users.csv}. */
@Repository
public class PersonKeyStore {
    private final JdbcClient jdbc;

    PersonKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Persons of that key, at most two: who asks wants to know whether it is one. */
    public List<UUID> find(int tenantId, PersonKeys.Key key, String value) {
        String column =
                switch (key) {
                    case SOURCED_ID -> "sourced_id";
                    case MASTER_IDENTIFIER -> "master_identifier::text";
                    case IDENTIFIER -> "identifier";
                    case USERNAME -> "username";
                };
        return jdbc.sql(
                        "select distinct person_id from roster_user where tenant_id = :tenant and active and enabled_user and "
                                + column + " = :value limit 2")
                .param("tenant", tenantId)
                .param(
                        "value",
                        key == PersonKeys.Key.MASTER_IDENTIFIER ? value.toLowerCase(java.util.Locale.ROOT) : value)
                .query(UUID.class)
                .list();
    }
}
