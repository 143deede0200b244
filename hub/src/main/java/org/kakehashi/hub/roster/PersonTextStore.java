package org.kakehashi.hub.roster;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The texts that name a person in the roster. */
@Component
public class PersonTextStore {
    /** Shorter ones stand in other words. */
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;

    PersonTextStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names, readings, addresses and keys, of whatever source and time; within a transaction of the tenant. */
    public Set<String> of(int tenantId, UUID personId) {
        return jdbc
                .sql("""
                        select t.text from roster_user u, unnest(array[u.sourced_id, u.username, u.identifier, u.email, u.sms, u.phone,
                            u.given_name, u.family_name, u.middle_name, u.kana_given, u.kana_family, u.kana_middle, u.preferred_given,
                            u.preferred_family, u.preferred_middle, u.kana_preferred_given, u.kana_preferred_family,
                            u.kana_preferred_middle, u.master_identifier::text]) t(text)
                        where u.tenant_id = :tenant and u.person_id = :person
                        union select t.text from person p, unnest(array[p.family_name, p.given_name, p.kana_family, p.kana_given,
                            p.display_name, p.kana]) t(text)
                        where p.tenant_id = :tenant and p.person_id = :person
                        union select source_key from identity_link where tenant_id = :tenant and person_id = :person
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .query((row, n) -> java.util.Objects.requireNonNullElse(row.getString(1), ""))
                .list()
                .stream()
                .filter(text -> !text.isBlank())
                .collect(Collectors.toSet());
    }

    /** Full names and e-mail addresses: texts that mean the person wherever they stand; within a transaction of the tenant. */
    public Set<String> recognizable(int tenantId, UUID personId) {
        return jdbc
                .sql("""
                        select t.text from roster_user u, unnest(array[u.email, u.family_name || ' ' || u.given_name,
                            u.family_name || u.given_name, u.preferred_family || ' ' || u.preferred_given,
                            u.kana_family || ' ' || u.kana_given, u.kana_family || u.kana_given]) t(text)
                        where u.tenant_id = :tenant and u.person_id = :person
                        union select t.text from person p, unnest(array[p.display_name, p.kana]) t(text)
                        where p.tenant_id = :tenant and p.person_id = :person
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .query((row, n) -> java.util.Objects.requireNonNullElse(row.getString(1), ""))
                .list()
                .stream()
                .filter(text -> text.length() >= SHORTEST)
                .collect(Collectors.toSet());
    }
}
