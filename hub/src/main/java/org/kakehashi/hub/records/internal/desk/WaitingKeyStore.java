package org.kakehashi.hub.records.internal.desk;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Records that wait, by their keys. */
@Repository
class WaitingKeyStore {
    /** Before all keys. */
    static final WaitingKey.Key START = new WaitingKey.Key("", "", "");

    private static final int HINTS = 4;
    // Keys of places wait for the roster only. What was decided already is on its way and waits for nobody.
    private static final String WAITING = """
            from quarantined_record q where q.tenant_id = :tenant and q.left_out_by is null
                and q.scheme in ('MASTER_IDENTIFIER', 'SOURCED_ID', 'USERNAME', 'LOCAL_IDENTIFIER', 'EMAIL')
                and not exists (select from standing_decision(q.tenant_id, q.source, q.scheme, q.person_key, q.date))
            """;
    // From one key to the next, by the index of keys: as many steps as keys are wanted, however many records wait.
    private static final String NEXT = "select q.source, q.scheme, q.person_key " + WAITING + """
            and (q.source, q.scheme, q.person_key) > (%s)
            order by q.source, q.scheme, q.person_key limit 1
            """;
    private static final String AFTER = "with recursive k as ((" + NEXT.formatted(":source, :scheme, :key")
            + ") union all select n.* from k cross join lateral ("
            + NEXT.formatted("k.source, k.scheme, k.person_key") + ") n)";
    private static final String KEYS = """
            select w.*, coalesce((select max(d.decision_id) from identity_decision d where d.tenant_id = :tenant
                and d.source = w.source and d.scheme = w.scheme and d.person_key = w.person_key), 0) as last_decision
            from (select source, scheme, person_key from k limit :max) k cross join lateral (
                select min(q.quarantine_id) as id, q.source, q.scheme, q.person_key, min(q.roster_source) as roster_source,
                    count(*) as records, array_agg(distinct q.kind) as kinds, min(q.since) as since, min(q.date) as first,
                    max(q.date) as last, bool_or(q.reason = 'SEVERAL_PERSONS') as several,
                    array_agg(distinct concat_ws(chr(31), q.date, q.hint_number, q.hint_class, q.hint_kana))
                        filter (where q.hint_kana is not null) as hints
            """ + WAITING + """
                and q.source = k.source and q.scheme = k.scheme and q.person_key = k.person_key
                group by q.source, q.scheme, q.person_key) w
            order by w.source, w.scheme, w.person_key
            """;

    private final JdbcClient jdbc;

    WaitingKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many keys records wait under, as far as {@code most}. */
    long count(int tenantId, int most) {
        return keyed(AFTER + " select count(*) from (select from k limit :max) counted", tenantId, START, most)
                .query(Long.class)
                .single();
    }

    /** A page of keys, by source and key, behind that one. */
    List<WaitingKey> page(int tenantId, WaitingKey.Key after, int max) {
        return keyed(AFTER + KEYS, tenantId, after, max)
                .query(WaitingKeyStore::waiting)
                .list();
    }

    /** The key of a record in quarantine, whether or not it waits still. */
    Optional<WaitingKey.Key> keyOf(int tenantId, long id) {
        return jdbc.sql("""
                        select source, scheme, person_key from quarantined_record
                        where tenant_id = :tenant and quarantine_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .query((row, n) -> new WaitingKey.Key(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** The key, if records wait under it. */
    Optional<WaitingKey> find(int tenantId, WaitingKey.Key key) {
        String one = "with k as (select :source::text as source, :scheme::text as scheme, :key::text as person_key)";
        return keyed(one + KEYS, tenantId, key, 1)
                .query(WaitingKeyStore::waiting)
                .optional();
    }

    private JdbcClient.StatementSpec keyed(String sql, int tenantId, WaitingKey.Key key, int max) {
        return jdbc.sql(sql)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .param("max", max);
    }

    /** Leaves out what waits under the key from that day on (null: all), by the decision. */
    void leaveOut(int tenantId, WaitingKey.Key key, @Nullable LocalDate from, long decision) {
        jdbc.sql("""
                        update quarantined_record set left_out_by = :decision
                        where tenant_id = :tenant and source = :source and scheme = :scheme and person_key = :key
                            and left_out_by is null and date >= coalesce(:from::date, '-infinity')
                        """)
                .param("tenant", tenantId)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .param("from", from == null ? null : from.toString())
                .param("decision", decision)
                .update();
    }

    private static WaitingKey waiting(ResultSet row, int n) throws SQLException {
        return new WaitingKey(
                row.getLong("id"),
                new WaitingKey.Key(row.getString("source"), row.getString("scheme"), row.getString("person_key")),
                row.getString("roster_source"),
                row.getLong("records"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getTimestamp("since").toInstant(),
                row.getObject("first", LocalDate.class),
                row.getObject("last", LocalDate.class),
                row.getBoolean("several"),
                hints(row.getArray("hints")),
                row.getLong("last_decision"));
    }

    private static List<WaitingKey.Hint> hints(@Nullable Array said) throws SQLException {
        if (said == null) {
            return List.of();
        }
        // Sorted by their day, so that of the same hint the latest comes last.
        List<WaitingKey.Hint> all = Arrays.stream((String[]) said.getArray())
                .map(text -> text.split("\u001f", 4))
                .map(part -> new WaitingKey.Hint(
                        new PersonHint(part[2], Integer.parseInt(part[1]), part[3]), LocalDate.parse(part[0])))
                .toList()
                .reversed();
        return all.stream()
                .map(WaitingKey.Hint::said)
                .distinct()
                .limit(HINTS)
                .map(hint -> all.stream()
                        .filter(one -> Objects.equals(one.said(), hint))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
