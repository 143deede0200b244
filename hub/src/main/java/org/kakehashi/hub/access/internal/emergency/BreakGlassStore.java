package org.kakehashi.hub.access.internal.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.BreakGlass.Opened;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who broke the glass, over whom, why and until when. */
@Repository
public class BreakGlassStore {
    private static final String COLUMNS = """
            select b.break_glass_id, b.account_id, a.display_name, b.person_id, b.school_id, b.reason, b.opened_at, b.until, b.seen_at
            from break_glass b join account a on a.tenant_id = b.tenant_id and a.account_id = b.account_id
            where b.tenant_id = :tenant
            """;

    private static final String LATEST =
            " order by (b.seen_at is null) desc, b.opened_at desc, b.break_glass_id limit :most";

    private final JdbcClient jdbc;

    BreakGlassStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens one. */
    public void add(
            int tenantId, UUID account, UUID id, UUID person, UUID school, String reason, Instant at, Instant until) {
        jdbc.sql("""
                        insert into break_glass (tenant_id, break_glass_id, account_id, person_id, school_id, reason, opened_at, until)
                        values (:tenant, :id, :account, :person, :school, :reason, :at, :until)
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("account", account)
                .param("person", person)
                .param("school", school)
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Those of the account that are open at that time, the latest first. */
    public List<Opened> open(int tenantId, UUID account, Instant at) {
        return jdbc.sql(COLUMNS + " and b.account_id = :account and b.until > :at order by b.opened_at desc")
                .param("tenant", tenantId)
                .param("account", account)
                .param("at", Timestamp.from(at))
                .query((row, n) -> opened(row))
                .list();
    }

    /** How many the account has opened since then. */
    public int since(int tenantId, UUID account, Instant since) {
        return jdbc.sql("""
                        select count(*) from break_glass
                        where tenant_id = :tenant and account_id = :account and opened_at > :since
                        """)
                .param("tenant", tenantId)
                .param("account", account)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** Lets what the account opened of that one's pupil end then; whose records that were; empty where nothing was open. */
    public Optional<UUID> end(int tenantId, UUID account, UUID id, Instant at) {
        return jdbc
                .sql("""
                        update break_glass b set until = :at from break_glass one
                        where one.tenant_id = :tenant and one.account_id = :account and one.break_glass_id = :id
                            and b.tenant_id = :tenant and b.account_id = :account and b.person_id = one.person_id and b.until > :at
                        returning b.person_id
                        """)
                .param("tenant", tenantId)
                .param("account", account)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .list()
                .stream()
                .findFirst();
    }

    /** The latest of the tenant. */
    public List<Opened> all(int tenantId, int most) {
        return jdbc.sql(COLUMNS + LATEST)
                .param("tenant", tenantId)
                .param("most", most)
                .query((row, n) -> opened(row))
                .list();
    }

    /** The latest at these schools. */
    public List<Opened> at(int tenantId, Collection<UUID> schools, int most) {
        return jdbc.sql(COLUMNS
                        + " and b.school_id = any (:schools) order by b.opened_at desc, b.break_glass_id limit :most")
                .param("tenant", tenantId)
                .param("schools", schools.toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> opened(row))
                .list();
    }

    /** The reasons stated, by id; one that was blanked is missing. */
    public Map<UUID, String> reasons(int tenantId, Collection<UUID> ids) {
        Map<UUID, String> reasons = new HashMap<>();
        jdbc.sql(
                        "select break_glass_id, reason from break_glass where tenant_id = :tenant and break_glass_id = any (:ids) and reason <> ''")
                .param("tenant", tenantId)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    reasons.put(row.getObject("break_glass_id", UUID.class), row.getString("reason"));
                });
        return reasons;
    }

    /** How many at these schools nobody has taken note of. */
    public int unseen(int tenantId, Collection<UUID> schools) {
        return jdbc.sql("""
                        select count(*) from break_glass where tenant_id = :tenant and school_id = any (:schools) and seen_at is null
                        """)
                .param("tenant", tenantId)
                .param("schools", schools.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Takes note of one at these schools; whose records it opened; empty where it is no such, or was seen before. */
    public Optional<UUID> see(int tenantId, Collection<UUID> schools, UUID id, UUID by, Instant at) {
        return jdbc.sql("""
                        update break_glass set seen_by = :by, seen_at = :at
                        where tenant_id = :tenant and break_glass_id = :id and school_id = any (:schools) and seen_at is null
                        returning person_id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("schools", schools.toArray(UUID[]::new))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .optional();
    }

    private static Opened opened(ResultSet row) throws SQLException {
        return new Opened(
                row.getObject("break_glass_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getObject("person_id", UUID.class),
                row.getObject("school_id", UUID.class),
                row.getString("reason"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at") != null);
    }
}
