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
    private static final int HINTS = 4;
    // Keys of places wait for the roster only. What was decided already is on its way and waits for nobody.
    private static final String WAITING = """
            from quarantined_record q where q.tenant_id = :tenant and q.left_out_by is null
                and q.scheme in ('MASTER_IDENTIFIER', 'SOURCED_ID', 'USERNAME', 'LOCAL_IDENTIFIER', 'EMAIL')
                and not exists (select from standing_decision(q.tenant_id, q.source, q.scheme, q.person_key, q.date))
            """;
    private static final String KEYS = """
            select min(q.quarantine_id) as id, q.source, q.scheme, q.person_key, min(q.roster_source) as roster_source,
                count(*) as records, array_agg(distinct q.kind) as kinds, min(q.since) as since, min(q.date) as first,
                max(q.date) as last, bool_or(q.reason = 'SEVERAL_PERSONS') as several,
                array_agg(distinct concat_ws(chr(31), q.date, q.hint_number, q.hint_class, q.hint_kana))
                    filter (where q.hint_kana is not null) as hints,
                coalesce((select max(d.decision_id) from identity_decision d where d.tenant_id = :tenant
                    and d.source = q.source and d.scheme = q.scheme and d.person_key = q.person_key), 0) as last_decision
            """ + WAITING + """
             %s
            group by q.source, q.scheme, q.person_key order by q.source, q.scheme, q.person_key
            limit :max offset :offset
            """;

    private final JdbcClient jdbc;

    WaitingKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many keys records wait under. */
    long count(int tenantId) {
        return jdbc.sql("select count(*) from (select distinct q.source, q.scheme, q.person_key " + WAITING + ") k")
                .param("tenant", tenantId)
                .query(Long.class)
                .single();
    }

    /** A page of keys, by source and key. */
    List<WaitingKey> page(int tenantId, int offset, int max) {
        return jdbc.sql(KEYS.formatted(""))
                .param("tenant", tenantId)
                .param("max", max)
                .param("offset", offset)
                .query(WaitingKeyStore::waiting)
                .list();
    }

    /** The key of a record that waits. */
    Optional<WaitingKey> ofRecord(int tenantId, long id) {
        return one(tenantId, """
                and (q.source, q.scheme, q.person_key) in (select w.source, w.scheme, w.person_key
                    from quarantined_record w where w.tenant_id = :tenant and w.quarantine_id = :id)
                """, new WaitingKey.Key("", "", ""), id);
    }

    /** The key, if records wait under it. */
    Optional<WaitingKey> find(int tenantId, WaitingKey.Key key) {
        return one(tenantId, "and q.source = :source and q.scheme = :scheme and q.person_key = :key", key, 0);
    }

    private Optional<WaitingKey> one(int tenantId, String which, WaitingKey.Key key, long id) {
        return jdbc.sql(KEYS.formatted(which))
                .param("tenant", tenantId)
                .param("id", id)
                .param("source", key.source())
                .param("scheme", key.scheme())
                .param("key", key.value())
                .param("max", 1)
                .param("offset", 0)
                .query(WaitingKeyStore::waiting)
                .optional();
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
