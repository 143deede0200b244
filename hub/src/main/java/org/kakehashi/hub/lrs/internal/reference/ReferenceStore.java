package org.kakehashi.hub.lrs.internal.reference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantReads;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The SQL of references. Writing happens within a storing transaction that holds the lock of the tenant's log. */
@Component
class ReferenceStore {
    /** References to references to … are followed so far. */
    private static final int DEEPEST = 50;

    private static final Duration FRESH = Duration.ofMillis(100);
    private static final int TENANTS = 10_000;

    /**
     * One statement of a chain of references.
     *
     * @param seq the statement whose chain it is
     * @param target the id of a statement of the chain
     * @param face the place of that; null: it is not here
     */
    record Step(long seq, UUID target, @Nullable Long face) {
        static Set<Long> faces(List<Step> steps) {
            return steps.stream().map(Step::face).filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    private final JdbcTemplate jdbc;
    private final TenantReads reads;
    private final Cache<Integer, Boolean> referring =
            Caffeine.newBuilder().maximumSize(TENANTS).build();
    private final Cache<Integer, Boolean> lately =
            Caffeine.newBuilder().maximumSize(TENANTS).expireAfterWrite(FRESH).build();

    ReferenceStore(JdbcTemplate jdbc, TenantReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    boolean any(int tenantId) {
        return referring.getIfPresent(tenantId) != null
                || lately.get(tenantId, tenant -> {
                    boolean found = !reads.query(
                                    tenant,
                                    "select l.seq from reference_link l where l.tenant_id = tenant.id limit 1",
                                    List.of(),
                                    (row, number) -> row.getLong(1))
                            .isEmpty();
                    if (found) {
                        referring.put(tenant, true);
                    }
                    return found;
                });
    }

    /** The references that wait for one of these ids; they wait no longer. */
    List<Reference> takeWaiting(int tenantId, Collection<UUID> arrived) {
        return jdbc.query(
                "delete from reference_waiting where tenant_id = ? and target = any(?) returning seq, target",
                statement -> {
                    statement.setInt(1, tenantId);
                    statement.setArray(2, statement.getConnection().createArrayOf("uuid", arrived.toArray()));
                },
                (row, number) -> new Reference(row.getLong(1), row.getObject(2, UUID.class)));
    }

    /** Everything that the references refer to, themselves or by way of others. */
    List<Step> chains(int tenantId, List<Reference> references) {
        return jdbc.query(
                """
                with recursive chain(seq, target, depth) as (
                    select r.seq, r.target, 1 from unnest(?::bigint[], ?::uuid[]) r(seq, target)
                    union
                    select c.seq, s.reference, c.depth + 1 from chain c
                    join lateral (select seq from statement_key where tenant_id = ? and id = c.target offset 0) k on true
                    join lateral (select reference from statement where tenant_id = ? and seq = k.seq offset 0) s on true
                    where s.reference is not null and c.depth < ?)
                select distinct c.seq, c.target, k.seq from chain c
                left join lateral (select seq from statement_key where tenant_id = ? and id = c.target offset 0) k on true
                """,
                statement -> {
                    statement.setArray(1, bigints(statement, references.stream().map(Reference::seq)));
                    statement.setArray(
                            2,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "uuid",
                                            references.stream()
                                                    .map(Reference::target)
                                                    .toArray()));
                    statement.setInt(3, tenantId);
                    statement.setInt(4, tenantId);
                    statement.setInt(5, DEEPEST);
                    statement.setInt(6, tenantId);
                },
                (row, number) -> new Step(row.getLong(1), row.getObject(2, UUID.class), row.getObject(3, Long.class)));
    }

    /** The statements at these places. */
    List<Face> faces(int tenantId, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                """
                select s.seq, s.verb, s.actor, s.activity, s.registration, s.body,
                    (select a.agents from authority a where a.tenant_id = ? and a.id = s.authority)
                from unnest(?::bigint[]) f(seq)
                join lateral (select * from statement where tenant_id = ? and seq = f.seq offset 0) s on true
                """,
                statement -> {
                    statement.setInt(1, tenantId);
                    statement.setArray(2, bigints(statement, seqs.stream()));
                    statement.setInt(3, tenantId);
                },
                (row, number) -> face(row));
    }

    private static Face face(ResultSet row) throws SQLException {
        Array agents = row.getArray(7);
        return new Face(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, Long.class),
                row.getObject(4, Long.class),
                row.getObject(5, UUID.class),
                agents == null ? List.of() : List.of((Long[]) agents.getArray()),
                row.getBytes(6));
    }

    void add(int tenantId, List<ReferenceLink> links) {
        if (links.isEmpty()) {
            return;
        }
        jdbc.update("""
                insert into reference_link (tenant_id, kind, number, seq, face)
                select ?, * from unnest(?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[]) on conflict do nothing
                """, statement -> {
            statement.setInt(1, tenantId);
            statement.setArray(
                    2,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "smallint",
                                    links.stream()
                                            .map(link -> link.kind().number())
                                            .toArray()));
            statement.setArray(3, bigints(statement, links.stream().map(ReferenceLink::number)));
            statement.setArray(4, bigints(statement, links.stream().map(ReferenceLink::seq)));
            statement.setArray(5, bigints(statement, links.stream().map(ReferenceLink::face)));
        });
        referring.put(tenantId, true);
    }

    /** Adds references that wait, and keeps their number in the log's head, of which {@code taken} wait no longer. */
    void addWaiting(int tenantId, List<Reference> waiting, int taken) {
        int added = waiting.isEmpty()
                ? 0
                : jdbc.update("""
                        insert into reference_waiting (tenant_id, target, seq)
                        select ?, * from unnest(?::uuid[], ?::bigint[]) on conflict do nothing
                        """, statement -> {
                    statement.setInt(1, tenantId);
                    statement.setArray(
                            2,
                            statement
                                    .getConnection()
                                    .createArrayOf(
                                            "uuid",
                                            waiting.stream()
                                                    .map(Reference::target)
                                                    .toArray()));
                    statement.setArray(3, bigints(statement, waiting.stream().map(Reference::seq)));
                });
        if (added != taken) {
            jdbc.update("update log_head set waiting = waiting + ? where tenant_id = ?", added - taken, tenantId);
        }
    }

    private static Array bigints(java.sql.PreparedStatement statement, Stream<Long> numbers) throws SQLException {
        return statement.getConnection().createArrayOf("bigint", numbers.toArray());
    }
}
