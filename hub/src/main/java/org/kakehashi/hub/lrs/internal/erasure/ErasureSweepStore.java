package org.kakehashi.hub.lrs.internal.erasure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.ErasureTarget;
import org.kakehashi.hub.lrs.StatementErasure.Batches;
import org.kakehashi.hub.lrs.StatementErasure.Counts;
import org.kakehashi.hub.lrs.internal.dictionary.TermKey;
import org.kakehashi.hub.lrs.internal.erasure.LinkNumbers.Link;
import org.kakehashi.hub.lrs.internal.erasure.LinkNumbers.Links;
import org.kakehashi.hub.lrs.internal.erasure.LinkNumbers.Named;
import org.kakehashi.hub.lrs.internal.statement.Seq;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and erases. Nothing is cached here: the numbers of what is to be erased are looked up each time. */
@Component
public class ErasureSweepStore {
    private static final int STATEMENTS_AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 16_000_000;
    private static final long ALL = Long.MAX_VALUE;

    private static final String UNSHARED_ATTACHMENTS = """
             select count(distinct a.sha2) from found f
            join statement_attachment a on a.tenant_id = :tenant and a.seq = f.seq
            where not exists (select from statement_attachment o where o.tenant_id = a.tenant_id and o.sha2 = a.sha2
                and not exists (select from found g where g.seq = o.seq))
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final String issuer;

    ErasureSweepStore(JdbcClient jdbc, TenantTransactions transactions, HubProperties hub) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.issuer = hub.issuer();
    }

    /** A statement to erase. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Found(long seq, UUID id, byte[] body) {}

    private record Place(long seq, long length) {}

    /** Counts what there is. */
    public Counts count(int tenantId, ErasureTarget target) {
        return transactions.readOnly(tenantId, () -> {
            Map<String, Object> parameters = parameters(tenantId, target, -1, ALL);
            long statements = count(FoundSql.of(target) + " select count(*) from found", parameters);
            long attachments = count(FoundSql.of(target) + UNSHARED_ATTACHMENTS, parameters);
            return new Counts(
                    statements,
                    documents("select count(*)", tenantId, target),
                    attachments,
                    target instanceof ErasureTarget.Agents agents
                            ? numbers(tenantId, agents.forAllTime()).size()
                            : 0);
        });
    }

    private long count(String sql, Map<String, Object> parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    /** The next statements behind {@code after}, as many as one transaction erases. */
    public List<Found> next(int tenantId, ErasureTarget target, long after) {
        List<Place> places = jdbc.sql(FoundSql.of(target) + """
                         select f.seq, octet_length(s.body) as length from found f
                        join statement s on s.tenant_id = :tenant and s.seq = f.seq order by f.seq
                        """)
                .params(parameters(tenantId, target, after, STATEMENTS_AT_ONCE))
                .query(Place.class)
                .list();
        List<Long> seqs = new ArrayList<>();
        long bytes = 0;
        for (Place place : places) {
            bytes += place.length();
            if (!seqs.isEmpty() && bytes > BYTES_AT_ONCE) {
                break;
            }
            seqs.add(place.seq());
        }
        return seqs.isEmpty() ? List.of() : found(tenantId, seqs);
    }

    private List<Found> found(int tenantId, List<Long> seqs) {
        return jdbc.sql("""
                        select seq, id, body from statement
                        where tenant_id = :tenant and seq between :first and :last and seq = any(:seqs) order by seq
                        """)
                .param("tenant", tenantId)
                .param("first", seqs.getFirst())
                .param("last", seqs.getLast())
                .param("seqs", seqs.toArray(Long[]::new))
                .query((row, n) -> new Found(row.getLong(1), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    /** Erases these statements. */
    public void erase(int tenantId, Links links) {
        jdbc.sql("select erase_statements(:tenant, :seqs, :agents, :agentSeqs, :activities, :activitySeqs, :unread)")
                .param("tenant", tenantId)
                .param("seqs", links.seqs().toArray(Long[]::new))
                .param("agents", links.agents().stream().map(Link::number).toArray(Long[]::new))
                .param("agentSeqs", links.agents().stream().map(Link::seq).toArray(Long[]::new))
                .param(
                        "activities",
                        links.activities().stream().map(Link::number).toArray(Long[]::new))
                .param(
                        "activitySeqs",
                        links.activities().stream().map(Link::seq).toArray(Long[]::new))
                .param("unread", links.unread().toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** Erases documents, and takes back the numbers of agents that are meant for all time. */
    public Counts close(int tenantId, ErasureTarget target) {
        long documents = documents("delete", tenantId, target);
        long agents = target instanceof ErasureTarget.Agents named
                ? jdbc.sql("select erase_agents(:tenant, :numbers)")
                        .param("tenant", tenantId)
                        .param(
                                "numbers",
                                numbers(tenantId, named.forAllTime()).values().toArray(Long[]::new))
                        .query(Long.class)
                        .single()
                : 0;
        return new Counts(0, documents, 0, agents);
    }

    /** Documents don't say which client wrote them, so an erasure of one client's statements leaves them alone. */
    private long documents(String what, int tenantId, ErasureTarget target) {
        String where =
                switch (target) {
                    case ErasureTarget.Agents agents -> """
                     from document d where d.tenant_id = :tenant and exists (
                        select from unnest(:numbers::bigint[], :since::timestamptz[], :until::timestamptz[])
                            as w (agent, since, until)
                        where w.agent = d.agent and d.updated >= w.since and d.updated < w.until)
                    """;
                    case ErasureTarget.Period period ->
                        " from document d where d.tenant_id = :tenant and not :one::boolean"
                                + " and d.updated >= :fromTime::timestamptz and d.updated < :untilTime::timestamptz";
                    case ErasureTarget.Stragglers stragglers ->
                        " from document d where d.tenant_id = :tenant"
                                + " and d.agent in (select number from erased_number where tenant_id = :tenant and not authority)";
                };
        var sql = jdbc.sql(what + where).params(parameters(tenantId, target, -1, ALL));
        return what.equals("delete") ? sql.update() : sql.query(Long.class).single();
    }

    /** The batches that hold statements of the period. */
    public Optional<Batches> batches(int tenantId, ErasureTarget.Period period) {
        return transactions.readOnly(tenantId, () -> jdbc.sql("""
                        select min(batch) as first, max(batch) as last from log_batch
                        where tenant_id = :tenant and last_seq >= :from and first_seq < :until having count(*) > 0
                        """)
                .params(parameters(tenantId, period, -1, ALL))
                .query(Batches.class)
                .optional());
    }

    List<Link> numbers(int tenantId, String dictionary, List<Named> named) {
        return jdbc.sql("""
                        select d.id as number, n.seq from unnest(:keys::bytea[], :seqs::bigint[]) as n (key, seq)
                        join %s d on d.tenant_id = :tenant and d.key = n.key
                        """.formatted(dictionary))
                .param("tenant", tenantId)
                .param("keys", named.stream().map(Named::key).toArray(byte[][]::new))
                .param("seqs", named.stream().map(Named::seq).toArray(Long[]::new))
                .query(Link.class)
                .list();
    }

    private Map<AgentId, Long> numbers(int tenantId, Collection<AgentId> agents) {
        List<AgentId> listed = List.copyOf(agents);
        List<Named> named = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            named.add(new Named(TermKey.of(listed.get(i)), i));
        }
        Map<AgentId, Long> numbers = new LinkedHashMap<>();
        numbers(tenantId, "agent", named).forEach(link -> numbers.put(listed.get((int) link.seq()), link.number()));
        return numbers;
    }

    private Map<String, Object> parameters(int tenantId, ErasureTarget target, long after, long most) {
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenantId, "after", after, "most", most));
        switch (target) {
            case ErasureTarget.Agents agents -> add(tenantId, agents, parameters);
            case ErasureTarget.Period period -> add(tenantId, period, parameters);
            case ErasureTarget.Stragglers stragglers -> {}
        }
        return parameters;
    }

    private void add(int tenantId, ErasureTarget.Agents target, Map<String, Object> parameters) {
        Map<AgentId, Long> numbers = numbers(
                tenantId,
                target.traces().stream()
                        .map(ErasureTarget.Trace::agent)
                        .distinct()
                        .toList());
        List<ErasureTarget.Trace> known = target.traces().stream()
                .filter(trace -> numbers.containsKey(trace.agent()))
                .toList();
        parameters.put(
                "numbers",
                known.stream().map(trace -> numbers.get(trace.agent())).toArray(Long[]::new));
        parameters.put(
                "since",
                known.stream().map(trace -> text(trace.from(), "-infinity")).toArray(String[]::new));
        parameters.put(
                "until",
                known.stream().map(trace -> text(trace.until(), "infinity")).toArray(String[]::new));
    }

    private void add(int tenantId, ErasureTarget.Period period, Map<String, Object> parameters) {
        List<UUID> one = period.clientId() == null ? List.of() : List.of(period.clientId());
        parameters.put("from", period.from() == null ? 0 : firstAt(period.from()));
        parameters.put("until", firstAt(period.until()));
        parameters.put("fromTime", text(period.from(), "-infinity"));
        parameters.put("untilTime", period.until().toString());
        parameters.put("one", period.clientId() != null);
        parameters.put("mine", authorities(tenantId, one));
        parameters.put("others", authorities(tenantId, period.otherClients()));
    }

    private Long[] authorities(int tenantId, Collection<UUID> clients) {
        List<AgentId> accounts = clients.stream()
                .map(client -> AgentId.account(issuer, client.toString()))
                .toList();
        return jdbc.sql("select id from authority where tenant_id = :tenant and agents && :agents::bigint[]")
                .param("tenant", tenantId)
                .param("agents", numbers(tenantId, accounts).values().toArray(Long[]::new))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    private static long firstAt(Instant moment) {
        return Seq.lastUntil(ChronoUnit.MICROS.between(Instant.EPOCH, moment) - 1) + 1;
    }

    private static String text(@Nullable Instant at, String absent) {
        return at == null ? absent : at.toString();
    }
}
