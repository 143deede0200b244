package org.kakehashi.hub.roster.internal.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What clients know persons by. A new one is also an identity link, of accounts of the hub (as the subjects of tools are), so that
 * what a client says about somebody later leads to the person.
 */
@Repository
class AliasStore {
    private static final String MAKE = """
            with made as (
                insert into person_alias (tenant_id, client_id, person_id)
                select :tenant, :client, p.person_id from %s p(person_id) order by p.person_id
                on conflict (tenant_id, client_id, person_id) do nothing returning person_id, alias)
            insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
            select :tenant, :issuer, alias::text, '-infinity', person_id from made
            """;

    private final JdbcClient jdbc;

    AliasStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those of the persons who have one. */
    Map<UUID, String> find(int tenantId, UUID clientId, Collection<UUID> persons) {
        Map<UUID, String> aliases = new HashMap<>();
        jdbc.sql("""
                        select person_id, alias::text from person_alias
                        where tenant_id = :tenant and client_id = :client and person_id = any (:persons)
                        """)
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    aliases.put(row.getObject(1, UUID.class), row.getString(2));
                });
        return aliases;
    }

    /** Makes what is missing of these persons. */
    void make(int tenantId, UUID clientId, String issuer, Collection<UUID> persons) {
        jdbc.sql(MAKE.formatted("unnest(:persons)"))
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("issuer", issuer)
                .param("persons", persons.toArray(UUID[]::new))
                .update();
    }

    /** Makes what is missing of those who are wanted. */
    void make(String issuer, ListingStore.Wanted wanted) {
        jdbc.sql(MAKE.formatted("(select distinct t.person_id" + wanted.rows() + " " + """
                         and not exists (select from person_alias a where a.tenant_id = :tenant and a.client_id = :client
                            and a.person_id = t.person_id))"""))
                .params(wanted.values())
                .param("issuer", issuer)
                .update();
    }

    /** Makes what is missing of everybody in the roster. */
    void makeAll(int tenantId, UUID clientId, String issuer) {
        jdbc.sql(MAKE.formatted("""
                        (select distinct u.person_id from roster_user u where u.tenant_id = :tenant and not exists (
                            select from person_alias a where a.tenant_id = :tenant and a.client_id = :client
                                and a.person_id = u.person_id))"""))
                .param("tenant", tenantId)
                .param("client", clientId)
                .param("issuer", issuer)
                .update();
    }
}
