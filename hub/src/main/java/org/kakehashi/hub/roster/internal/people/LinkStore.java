package org.kakehashi.hub.roster.internal.people;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.IdentityLinks.Link;
import org.kakehashi.hub.roster.IdentityLinks.Span;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Identity links. */
@Repository
public class LinkStore {
    // What the users of one roster source are known by. A key of several persons identifies nobody.
    private static final String WANTED = """
            with wanted as (
                select source, source_key, count(distinct person_id) as persons, min(person_id::text)::uuid as person_id
                from (select 'roster:' || u.source as source, u.sourced_id as source_key, u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active
                    union all select 'username:' || u.source, u.username, u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active
                    union all select 'local:' || u.source, u.identifier, u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active and u.identifier <> ''
                    union all select 'email:' || u.source, lower(u.email), u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active and u.email <> ''
                    union all select 'master', u.master_identifier::text, u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active
                            and u.master_identifier is not null
                    union all select :personSource, u.person_id::text, u.person_id from roster_user u
                        where u.tenant_id = :tenant and u.source = :source and u.active) keys
                group by source, source_key)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LinkStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Closes the links of keys that passed to somebody else, and opens those that are missing. */
    public void follow(int tenantId, String source, String personSource) {
        run(tenantId, source, personSource, WANTED + """
                update identity_link l set valid_to = now() from wanted w
                where l.tenant_id = :tenant and l.source = w.source and l.source_key = w.source_key
                    and l.valid_to = 'infinity' and (w.persons > 1 or w.person_id <> l.person_id)
                """);
        run(tenantId, source, personSource, WANTED + """
                insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                select :tenant, w.source, w.source_key, coalesce(former.until, '-infinity'), w.person_id
                from wanted w left join (select l.source, l.source_key, max(l.valid_to) as until from identity_link l
                    where l.tenant_id = :tenant group by l.source, l.source_key) former
                    on former.source = w.source and former.source_key = w.source_key
                where w.persons = 1 and former.until is distinct from 'infinity'
                """);
    }

    private void run(int tenantId, String source, String personSource, String sql) {
        jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("source", source)
                .param("personSource", personSource)
                .update();
    }

    /** Who the key means at that time. */
    public Optional<UUID> resolve(int tenantId, String source, String key, Instant at) {
        return jdbc.sql("""
                        select person_id from identity_link where tenant_id = :tenant and source = :source
                            and source_key = :key and valid_from <= :at and :at < valid_to
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("key", key)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .optional();
    }

    /**
     * For each place in the lists: who the key means then in any of the sources, and how many persons that would be. Each is looked up
     * by its key (offset 0 keeps it so): else a batch of keys would have all links of a city read.
     */
    public List<Found> resolveAll(int tenantId, List<String> sourceLists, List<String> keys, List<Instant> at) {
        return template.execute("""
                select count(distinct l.person_id) as persons, min(l.person_id::text)::uuid as person_id
                from unnest(?, ?, ?) with ordinality as k(sources, source_key, at, place)
                left join lateral (select l.person_id from identity_link l
                    where l.tenant_id = ? and l.source = any (string_to_array(k.sources, E'\\x1f'))
                        and l.source_key = k.source_key and l.valid_from <= k.at and k.at < l.valid_to offset 0) l on true
                group by k.place order by k.place
                """, (PreparedStatement statement) -> {
            statement.setArray(1, array(statement, "text", sourceLists));
            statement.setArray(2, array(statement, "text", keys));
            statement.setArray(3, array(statement, "timestamptz", at));
            statement.setInt(4, tenantId);
            return found(statement.executeQuery());
        });
    }

    /** How many different persons a key means, and the person where it is one. */
    public record Found(int persons, @Nullable UUID personId) {}

    private static List<Found> found(ResultSet rows) throws SQLException {
        try (rows) {
            List<Found> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Found(rows.getInt("persons"), rows.getObject("person_id", UUID.class)));
            }
            return all;
        }
    }

    private static Array array(PreparedStatement statement, String type, List<?> values) throws SQLException {
        return statement
                .getConnection()
                .createArrayOf(type, values.stream().map(Object::toString).toArray());
    }

    /** Opens a link from {@code from} on, closing what the key meant till then; nothing where it stands already. */
    public void link(int tenantId, String source, String key, UUID person, @Nullable Instant from) {
        jdbc.sql("""
                        update identity_link set valid_to = coalesce(:from::timestamptz, now()) where tenant_id = :tenant
                            and source = :source and source_key = :key and valid_to = 'infinity' and person_id <> :person
                            and valid_from < coalesce(:from::timestamptz, now())
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("key", key)
                .param("person", person)
                .param("from", from == null ? null : Timestamp.from(from))
                .update();
        jdbc.sql("""
                        insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                        select :tenant, :source, :key, coalesce(:from::timestamptz, max(valid_to), '-infinity'), :person
                        from identity_link where tenant_id = :tenant and source = :source and source_key = :key
                        having max(valid_to) is distinct from 'infinity'
                        on conflict (tenant_id, source, source_key, valid_from) do nothing
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("key", key)
                .param("person", person)
                .param("from", from == null ? null : Timestamp.from(from))
                .update();
    }

    /** Sets all links of a key. */
    public void replace(int tenantId, String source, String key, List<Span> spans) {
        jdbc.sql("delete from identity_link where tenant_id = :tenant and source = :source and source_key = :key")
                .param("tenant", tenantId)
                .param("source", source)
                .param("key", key)
                .update();
        spans.forEach(span -> jdbc.sql("""
                        insert into identity_link (tenant_id, source, source_key, valid_from, valid_to, person_id)
                        values (:tenant, :source, :key, coalesce(:from::timestamptz, '-infinity'),
                            coalesce(:until::timestamptz, 'infinity'), :person)
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("key", key)
                .param("from", Objects.toString(span.from(), null))
                .param("until", Objects.toString(span.until(), null))
                .param("person", span.personId())
                .update());
    }

    /** Opens links of keys that are new, since ever. */
    public void linkNew(int tenantId, String source, Map<String, UUID> persons) {
        List<Map.Entry<String, UUID>> entries = List.copyOf(persons.entrySet());
        jdbc.sql("""
                        insert into identity_link (tenant_id, source, source_key, valid_from, person_id)
                        select :tenant, :source, k.source_key, '-infinity', k.person_id
                        from unnest(:keys, :persons) as k(source_key, person_id)
                        on conflict (tenant_id, source, source_key, valid_from) do nothing
                        """)
                .param("tenant", tenantId)
                .param("source", source)
                .param("keys", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("persons", entries.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
                .update();
    }

    /** All links of a person. */
    public List<Link> of(int tenantId, UUID person) {
        return jdbc.sql("""
                        select l.source, l.source_key as key, nullif(l.valid_from, '-infinity') as "from",
                            nullif(l.valid_to, 'infinity') as until,
                            exists (select from identity_link o where o.tenant_id = l.tenant_id and o.source = l.source
                                and o.source_key = l.source_key and o.person_id <> l.person_id) as shared
                        from identity_link l where l.tenant_id = :tenant and l.person_id = :person
                        order by l.source, l.source_key, l.valid_from
                        """)
                .param("tenant", tenantId)
                .param("person", person)
                .query(Link.class)
                .list();
    }

    /** The sources from which users have come. */
    public List<String> rosterSources(int tenantId) {
        return jdbc.sql("""
                        with recursive s as (
                            (select source from roster_user where tenant_id = :tenant order by source limit 1)
                            union all
                            select (select u.source from roster_user u where u.tenant_id = :tenant and u.source > s.source
                                order by u.source limit 1)
                            from s where s.source is not null)
                        select source from s where source is not null
                        """).param("tenant", tenantId).query(String.class).list();
    }
}
