package org.kakehashi.hub.connect.internal.run;

import java.time.Duration;
import java.util.List;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.roster.ManyLeave;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was asked about runs that wait for a person's word, and what was answered. */
@Repository
public class ConfirmationStore {
    // Of the same source a later roster stands already, whichever connector brought it.
    private static final String OVERTAKEN = """
            exists (select from import_run n where n.tenant_id = r.tenant_id and n.connector = any (:rosters)
                and n.source = r.source and n.import_id > r.import_id and not n.dry_run and n.status in (%s))
            """;

    private final JdbcClient jdbc;
    private final Connectors connectors;

    ConfirmationStore(JdbcClient jdbc, Connectors connectors) {
        this.jdbc = jdbc;
        this.connectors = connectors;
    }

    /** Notes what is asked. */
    void ask(int tenantId, long id, ManyLeave many) {
        jdbc.sql("""
                        update import_run set leaving = :leaving, enrolled = :enrolled
                        where tenant_id = :tenant and import_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("leaving", many.leaving())
                .param("enrolled", many.enrolled())
                .update();
    }

    /** How many may leave by somebody's word; 0: nobody was asked. */
    long confirmed(int tenantId, long id) {
        return jdbc.sql("""
                        select coalesce(confirmed_leaving, 0) from import_run where tenant_id = :tenant and import_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** Queues the run again with that many allowed to leave; false where it doesn't wait for an answer, or a later roster stands or is being read. */
    public boolean confirm(int tenantId, long id, String by) {
        return jdbc.sql("""
                        update import_run r set status = 'QUEUED', phase = 'WAITING', finished_at = null, attempts = 0,
                            confirmed_leaving = leaving, confirmed_by = :by
                        where tenant_id = :tenant and import_id = :id and status = 'NEEDS_CONFIRMATION' and not %s
                        """.formatted(OVERTAKEN.formatted("'RUNNING', 'APPLIED'")))
                        .param("tenant", tenantId)
                        .param("id", id)
                        .param("by", by)
                        .param("rosters", rosters())
                        .update()
                == 1;
    }

    /** Whether the run may be applied by somebody's word, but a later roster was applied since. */
    boolean overtaken(int tenantId, long id) {
        return jdbc.sql("""
                        select confirmed_leaving is not null and %s from import_run r
                        where tenant_id = :tenant and import_id = :id
                        """.formatted(OVERTAKEN.formatted("'APPLIED'")))
                .param("tenant", tenantId)
                .param("id", id)
                .param("rosters", rosters())
                .query(Boolean.class)
                .single();
    }

    private String[] rosters() {
        return connectors.rosters().toArray(String[]::new);
    }

    /** Ends the run; false where it doesn't wait for an answer. */
    public boolean decline(int tenantId, long id) {
        return jdbc.sql("""
                        update import_run set status = 'DECLINED', finished_at = now()
                        where tenant_id = :tenant and import_id = :id and status = 'NEEDS_CONFIRMATION'
                        """).param("tenant", tenantId).param("id", id).update() == 1;
    }

    /** Runs that have waited for too long, or that a later roster has overtaken. */
    public List<Long> outdated(int tenantId, Duration longest) {
        return jdbc.sql("""
                        select import_id from import_run r where tenant_id = :tenant and status = 'NEEDS_CONFIRMATION'
                            and (finished_at < now() - :seconds * interval '1 second' or %s)
                        order by import_id
                        """.formatted(OVERTAKEN.formatted("'APPLIED'")))
                .param("tenant", tenantId)
                .param("seconds", longest.toSeconds())
                .param("rosters", rosters())
                .query(Long.class)
                .list();
    }
}
