package org.kakehashi.hub.records.internal;

import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.IdentityLinks.Link;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of quarantine and staging that wait under one of a person's keys. */
@Component
class PersonQuarantineStore {
    private static final String KEYED = """
             r where r.tenant_id = :tenant and exists (
                select from unnest(:sources, :keys) l(source, key),
                    (select case r.scheme when 'MASTER_IDENTIFIER' then 'master' when 'SOURCED_ID' then 'roster:'
                        when 'USERNAME' then 'username:' when 'LOCAL_IDENTIFIER' then 'local:' when 'EMAIL' then 'email:'
                        end as prefix) p
                where l.key = r.person_key and (l.source = 'decided:' || r.scheme || ':' || r.source
                    or starts_with(l.source, p.prefix)
                    and (r.scheme = 'MASTER_IDENTIFIER' or r.roster_source is null or l.source = p.prefix || r.roster_source)))
            """;

    private final JdbcClient jdbc;
    private final IdentityLinks links;

    PersonQuarantineStore(JdbcClient jdbc, IdentityLinks links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    /** {@code sql}, which ends behind the table's name, for the person's rows. Keys that were another person's too say nothing about whose a record is. */
    JdbcClient.StatementSpec of(String sql, int tenantId, UUID person) {
        List<Link> known = links.of(tenantId, person).stream()
                .filter(link -> !link.shared())
                .toList();
        return jdbc.sql(sql + KEYED)
                .param("tenant", tenantId)
                .param("sources", known.stream().map(Link::source).toArray(String[]::new))
                .param("keys", known.stream().map(Link::key).toArray(String[]::new));
    }
}
