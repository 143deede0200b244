package org.kakehashi.hub.roster.internal.classes;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.kakehashi.hub.roster.PlaceKeys.Wanted;
import org.kakehashi.hub.roster.internal.people.LinkStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds classes and schools by the keys that sources have for them. */
@Repository
public class PlaceKeyStore {
    private final JdbcClient jdbc;

    PlaceKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each place in the list: how many classes or schools the key means, and which where it is one. */
    public List<LinkStore.Found> resolve(int tenantId, List<Wanted> wanted) {
        return jdbc.sql("""
                        with k as (select scheme, string_to_array(sources, E'\\x1f') as sources, key, day::date as day, place
                            from unnest(:schemes::text[], :sources::text[], :keys::text[], :days::text[]) with ordinality
                                as u(scheme, sources, key, day, place)),
                        found as (
                            select k.place, c.class_id as id from k join school_class c on c.tenant_id = :tenant
                                and c.source = any (k.sources) and c.sourced_id = k.key
                                and k.day between c.valid_from and c.valid_to
                            where k.scheme = 'CLASS_SOURCED_ID'
                            union all
                            select k.place, c.class_id from k join org o on o.tenant_id = :tenant
                                    and o.source = any (k.sources) and o.identifier = split_part(k.key, '/', 1)
                                join school_class c on c.tenant_id = :tenant and c.school_sourced_id = o.sourced_id
                                    and c.source = o.source and k.day between c.valid_from and c.valid_to
                                    and substr(k.key, length(o.identifier) + 2) in (c.class_code, c.title)
                            where k.scheme = 'CLASS_NAME'
                            union all
                            select k.place, o.org_id from k join org o on o.tenant_id = :tenant
                                and o.source = any (k.sources) and o.type = 'school'
                                and case k.scheme when 'SCHOOL_SOURCED_ID' then o.sourced_id = k.key
                                    else o.identifier = k.key end
                            where k.scheme in ('SCHOOL_SOURCED_ID', 'SCHOOL_CODE'))
                        select count(distinct f.id) as persons, min(f.id::text)::uuid as person_id
                        from k left join found f on f.place = k.place group by k.place order by k.place
                        """)
                .param("tenant", tenantId)
                .param("schemes", column(wanted, row -> row.scheme().name()))
                .param("sources", column(wanted, row -> String.join("\u001f", row.rosters())))
                .param("keys", column(wanted, Wanted::key))
                .param("days", column(wanted, row -> row.day().toString()))
                .query((row, n) -> new LinkStore.Found(row.getInt("persons"), row.getObject("person_id", UUID.class)))
                .list();
    }

    private static String[] column(List<Wanted> wanted, Function<Wanted, String> value) {
        return wanted.stream().map(value).toArray(String[]::new);
    }
}
