package org.kakehashi.hub.connect.internal.forward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.statements.Delivery.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Dead letters; all within the caller's transaction. They go with their statement and with their instance. */
@Repository
class DeadLetterStore {
    private static final String OF_INSTANCE = " from dead_letter where tenant_id = :tenant and instance_id = :id";
    private static final String OR_ONE = " and (:statement::uuid is null or statement_id = :statement)";

    private final JdbcClient jdbc;

    DeadLetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds them, or counts another attempt. What was erased meanwhile is not added. */
    void refused(int tenantId, UUID instance, List<Refused> refused) {
        of("""
                insert into dead_letter (tenant_id, instance_id, statement_id, status, message)
                select :tenant, :id, r.statement_id, r.status, r.message
                from unnest(:ids::uuid[], :statuses::int[], :messages::text[])
                    with ordinality r (statement_id, status, message, place)
                where exists (select from statement_key k where k.tenant_id = :tenant and k.id = r.statement_id)
                order by r.place
                on conflict (tenant_id, instance_id, statement_id) do update set status = excluded.status,
                    message = excluded.message, attempts = dead_letter.attempts + 1, last_attempt = now(), send_again = false
                """, tenantId, instance)
                .param("ids", refused.stream().map(Refused::id).toArray(UUID[]::new))
                .param("statuses", refused.stream().map(Refused::status).toArray(Integer[]::new))
                .param(
                        "messages",
                        refused.stream().map(each -> clean(each.message())).toArray(String[]::new))
                .update();
    }

    void remove(int tenantId, UUID instance, Collection<UUID> statements) {
        of("delete" + OF_INSTANCE + " and statement_id = any(:ids)", tenantId, instance)
                .param("ids", statements.toArray(UUID[]::new))
                .update();
    }

    /** Those that are to be sent again, the oldest first. */
    List<UUID> toSend(int tenantId, UUID instance, int most) {
        return of(
                        "select statement_id" + OF_INSTANCE + " and send_again order by number limit :most",
                        tenantId,
                        instance)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    long count(int tenantId, UUID instance) {
        return of("select count(*)" + OF_INSTANCE, tenantId, instance)
                .query(Long.class)
                .single();
    }

    /** Behind that number, the newest first. */
    List<DeadLetter> page(int tenantId, UUID instance, long before, int most) {
        return of(
                        "select *" + OF_INSTANCE + " and number < :before order by number desc limit :most",
                        tenantId,
                        instance)
                .param("before", before)
                .param("most", most)
                .query((row, n) -> letter(row))
                .list();
    }

    Optional<DeadLetter> find(int tenantId, UUID instance, UUID statement) {
        return of("select *" + OF_INSTANCE + " and statement_id = :statement", tenantId, instance)
                .param("statement", statement)
                .query((row, n) -> letter(row))
                .optional();
    }

    /** Marks one, or all, to be sent again; how many. */
    int sendAgain(int tenantId, UUID instance, @Nullable UUID statement) {
        return of(
                        "update dead_letter set send_again = true where tenant_id = :tenant and instance_id = :id"
                                + OR_ONE,
                        tenantId,
                        instance)
                .param("statement", statement)
                .update();
    }

    /** Discards one, or all; how many. */
    int discard(int tenantId, UUID instance, @Nullable UUID statement) {
        return of("delete" + OF_INSTANCE + OR_ONE, tenantId, instance)
                .param("statement", statement)
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, int tenantId, UUID instance) {
        return jdbc.sql(sql).param("tenant", tenantId).param("id", instance);
    }

    /** The database takes no NUL in a text. */
    private static String clean(String message) {
        return message.replace("\0", "");
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("number"),
                row.getObject("statement_id", UUID.class),
                row.getInt("status"),
                row.getString("message"),
                row.getInt("attempts"),
                row.getTimestamp("refused_at").toInstant(),
                row.getTimestamp("last_attempt").toInstant(),
                row.getBoolean("send_again"));
    }
}
