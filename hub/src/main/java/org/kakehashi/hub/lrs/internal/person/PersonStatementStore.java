package org.kakehashi.hub.lrs.internal.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.ErasureTarget.Trace;
import org.kakehashi.hub.lrs.internal.dictionary.TermKey;
import org.kakehashi.hub.lrs.internal.query.ServedStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements by these actors, and the documents kept of them. Each call within a transaction of the tenant. */
@Repository
public class PersonStatementStore {
    private static final String WANTED = """
            with wanted as (
                select a.id as agent, w.since, w.until
                from unnest(:keys::bytea[], :since::timestamptz[], :until::timestamptz[]) as w (key, since, until)
                join agent a on a.tenant_id = :tenant and a.key = w.key)
            """;

    private final JdbcClient jdbc;

    PersonStatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next statements behind {@code after}, in the order of seq. */
    public List<ServedStatement> next(int tenantId, List<Trace> traces, long after, int most) {
        return of(WANTED + """
                select s.seq, s.id, s.added, s.edits, s.body, a.body
                from (select distinct f.seq from wanted w join lateral (select n.seq, n."timestamp" from statement n
                        where n.tenant_id = :tenant and n.actor = w.agent and n.seq > :after
                            and n."timestamp" >= w.since and n."timestamp" < w.until
                        order by n.seq limit :most) f on true order by f.seq limit :most) found
                join statement s on s.tenant_id = :tenant and s.seq = found.seq
                join authority a on a.tenant_id = :tenant and a.id = s.authority
                order by s.seq
                """, tenantId, traces)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new ServedStatement(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getBytes(4),
                        row.getBytes(5),
                        row.getString(6).getBytes(UTF_8)))
                .list();
    }

    /** The next few documents of xAPI's state and agent profile resources behind that number; their content as Base64. */
    public List<Map<String, @Nullable Object>> documents(int tenantId, List<Trace> traces, long after) {
        return of(WANTED + """
                select d.id as number, case d.resource when 0 then 'state' else 'agent profile' end as resource, d.document_id as "documentId",
                    o.iri as activity, d.registration, d.updated, d.content_type as "contentType",
                    translate(encode(d.content, 'base64'), E'\\n', '') as "contentBase64"
                from wanted w join document d on d.tenant_id = :tenant and d.agent = w.agent
                    and d.updated >= w.since and d.updated < w.until and d.id > :after
                left join activity o on o.tenant_id = :tenant and o.id = d.activity
                order by d.id limit 2
                """, tenantId, traces).param("after", after).query().listOfRows();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, List<Trace> traces) {
        return jdbc.sql(sql)
                .param("tenant", tenantId)
                .param(
                        "keys",
                        traces.stream().map(trace -> TermKey.of(trace.agent())).toArray(byte[][]::new))
                .param(
                        "since",
                        traces.stream()
                                .map(trace -> text(trace.from(), "-infinity"))
                                .toArray(String[]::new))
                .param(
                        "until",
                        traces.stream()
                                .map(trace -> text(trace.until(), "infinity"))
                                .toArray(String[]::new));
    }

    private static String text(@Nullable Instant at, String absent) {
        return at == null ? absent : at.toString();
    }
}
