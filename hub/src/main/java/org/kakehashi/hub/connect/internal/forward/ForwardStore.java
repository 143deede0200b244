package org.kakehashi.hub.connect.internal.forward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.connectors.spi.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far instances have forwarded the log; all within the caller's transaction. */
@Repository
class ForwardStore {
    private final JdbcClient jdbc;

    ForwardStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Forwarding> find(int tenantId, UUID instance) {
        return of("select * from statement_forward where tenant_id = :tenant and instance_id = :id", tenantId, instance)
                .query((row, n) -> forwarding(row))
                .optional();
    }

    void begin(int tenantId, UUID instance, String place) {
        of("""
                insert into statement_forward (tenant_id, instance_id, place) values (:tenant, :id, :place)
                on conflict do nothing
                """, tenantId, instance).param("place", place).update();
    }

    /** Moves on, unless another node did meanwhile; says whether. */
    boolean move(int tenantId, UUID instance, String from, String to, int accepted) {
        return of("""
                        update statement_forward set place = :to, forwarded = forwarded + :accepted, moved_at = now(),
                            failures = 0, not_before = null, problem_ja = null, problem_en = null
                        where tenant_id = :tenant and instance_id = :id and place = :from
                        """, tenantId, instance)
                        .param("from", from)
                        .param("to", to)
                        .param("accepted", accepted)
                        .update()
                == 1;
    }

    void fail(int tenantId, UUID instance, Duration pause, Text problem) {
        of("""
                update statement_forward set failures = failures + 1, problem_ja = :ja, problem_en = :en,
                    not_before = now() + :millis * interval '1 millisecond'
                where tenant_id = :tenant and instance_id = :id
                """, tenantId, instance)
                .param("ja", problem.ja())
                .param("en", problem.en())
                .param("millis", pause.toMillis())
                .update();
    }

    /** Has it send nothing for so long, though nothing failed. */
    void rest(int tenantId, UUID instance, Duration pause) {
        of("""
                update statement_forward set not_before = greatest(not_before, now() + :millis * interval '1 millisecond')
                where tenant_id = :tenant and instance_id = :id
                """, tenantId, instance).param("millis", pause.toMillis()).update();
    }

    /** Lets it be tried at once. */
    void hasten(int tenantId, UUID instance) {
        of(
                        "update statement_forward set not_before = null where tenant_id = :tenant and instance_id = :id",
                        tenantId,
                        instance)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, UUID instance) {
        return jdbc.sql(sql).param("tenant", tenantId).param("id", instance);
    }

    private static Forwarding forwarding(ResultSet row) throws SQLException {
        Timestamp notBefore = row.getTimestamp("not_before");
        return new Forwarding(
                row.getString("place"),
                notBefore == null ? null : notBefore.toInstant(),
                row.getInt("failures"),
                row.getString("problem_ja"),
                row.getString("problem_en"),
                row.getLong("forwarded"),
                row.getTimestamp("moved_at").toInstant());
    }
}
