package org.kakehashi.hub.records.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.access.DataKind;
import org.kakehashi.hub.access.ErasureScope;
import org.kakehashi.hub.access.ErasureScope.OfPerson;
import org.kakehashi.hub.access.PersonData;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.IdentityLinks.Link;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's records, and those in quarantine or on the way to be stored under one of the person's keys. The log of changes keeps the
 * opaque id, and tells its followers that these days changed.
 */
@Component
@Order(100)
class RecordErasureStore implements PersonData {
    private static final String WHOSE = " where tenant_id = :tenant and person_id = :person";
    private static final String KEYED = """
             r where r.tenant_id = :tenant and exists (
                select from unnest(:sources, :keys) l(source, key),
                    (select case r.scheme when 'MASTER_IDENTIFIER' then 'master' when 'SOURCED_ID' then 'roster:'
                        when 'USERNAME' then 'username:' else 'local:' end as prefix) p
                where l.key = r.person_key and starts_with(l.source, p.prefix)
                    and (r.scheme = 'MASTER_IDENTIFIER' or r.roster_source is null or l.source = p.prefix || r.roster_source))
            """;

    private final JdbcClient jdbc;
    private final RecordApplyStore imports;
    private final IdentityLinks links;
    private final TenantTransactions transactions;

    RecordErasureStore(
            JdbcClient jdbc, RecordApplyStore imports, IdentityLinks links, TenantTransactions transactions) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.links = links;
        this.transactions = transactions;
    }

    @Override
    public Map<DataKind, Long> count(int tenantId, ErasureScope scope) {
        return scope instanceof OfPerson of
                ? Map.of(DataKind.RECORDS, transactions.readOnly(tenantId, () -> count(tenantId, of.personId())))
                : Map.of();
    }

    private long count(int tenantId, UUID person) {
        long count = keyed("select count(*) from quarantined_record" + KEYED, tenantId, person)
                .query(Long.class)
                .single();
        for (RecordKind kind : RecordKind.values()) {
            count += of("select count(*) from " + kind.table() + WHOSE, tenantId, person)
                    .query(Long.class)
                    .single();
        }
        return count;
    }

    @Override
    public void erase(int tenantId, ErasureScope scope, Tally tally) {
        if (scope instanceof OfPerson of) {
            transactions.run(tenantId, () -> tally.add(DataKind.RECORDS, erase(tenantId, of.personId())));
        }
    }

    @Override
    public boolean settle(int tenantId, ErasureScope scope, Tally tally) {
        return true;
    }

    /** What an import has stored meanwhile; the roster, which is released after this, knows the keys. */
    @Override
    public void release(int tenantId, ErasureScope scope, Tally tally) {
        erase(tenantId, scope, tally);
    }

    private long erase(int tenantId, UUID person) {
        imports.lock(tenantId);
        log(tenantId, person);
        long erased = keyed("delete from quarantined_record" + KEYED, tenantId, person)
                .update();
        keyed("delete from stage_record" + KEYED, tenantId, person).update();
        of("delete from stage_record" + WHOSE, tenantId, person).update();
        for (RecordKind kind : RecordKind.values()) {
            erased +=
                    of("delete from " + kind.table() + WHOSE, tenantId, person).update();
        }
        return erased;
    }

    private void log(int tenantId, UUID person) {
        of("""
                with days as (
                    select date from attendance where tenant_id = :tenant and person_id = :person
                    union select date from mood where tenant_id = :tenant and person_id = :person
                    union select date from nurse_visit where tenant_id = :tenant and person_id = :person),
                head as (insert into record_head (tenant_id, batch)
                    select :tenant, 1 where exists (select from days)
                    on conflict (tenant_id) do update set batch = record_head.batch + 1 returning batch)
                insert into record_change (tenant_id, batch, person_id, date)
                select :tenant, head.batch, :person, days.date from days, head
                """, tenantId, person).update();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, UUID person) {
        return jdbc.sql(sql).param("tenant", tenantId).param("person", person);
    }

    /** Keys that were another person's too say nothing about whose a record is. */
    private JdbcClient.StatementSpec keyed(String sql, int tenantId, UUID person) {
        List<Link> known = links.of(tenantId, person).stream()
                .filter(link -> !link.shared())
                .toList();
        return jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("sources", known.stream().map(Link::source).toArray(String[]::new))
                .param("keys", known.stream().map(Link::key).toArray(String[]::new));
    }
}
