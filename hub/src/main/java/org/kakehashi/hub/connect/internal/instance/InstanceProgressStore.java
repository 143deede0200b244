package org.kakehashi.hub.connect.internal.instance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Cursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How instances fare: how far they were read, when they are due, how often they failed. */
@Repository
class InstanceProgressStore {
    private final JdbcClient jdbc;

    InstanceProgressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Moves the cursor, unless what is read was changed since the run began or another run moved it. */
    void moveCursor(int tenantId, ConnectorInstance from, Cursor to) {
        jdbc.sql("""
                        update connector_instance set cursor = :to
                        where tenant_id = :tenant and instance_id = :id and revision = :revision and cursor = :from
                        """)
                .param("tenant", tenantId)
                .param("id", from.id())
                .param("revision", from.revision())
                .param("from", from.cursor().value())
                .param("to", to.value())
                .update();
    }

    void ended(int tenantId, UUID id, boolean failed) {
        jdbc.sql("""
                        update connector_instance set failures = case when :failed then failures + 1 else 0 end
                        where tenant_id = :tenant and instance_id = :id and (:failed or failures > 0)
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("failed", failed)
                .update();
    }

    long failing(int tenantId) {
        return jdbc.sql("""
                        select count(*) from connector_instance
                        where tenant_id = :tenant and failures > 0 and not paused
                        """).param("tenant", tenantId).query(Long.class).single();
    }

    List<ConnectorInstance> due(int tenantId, Instant now) {
        return jdbc.sql("""
                        select * from connector_instance where tenant_id = :tenant and next_run <= :now::timestamptz
                        order by next_run
                        """)
                .param("tenant", tenantId)
                .param("now", now.toString())
                .query(InstanceStore::instance)
                .list();
    }

    /** Of all nodes that see it due, one gets it: it is due at its next time from now on. */
    boolean claim(int tenantId, ConnectorInstance due, @Nullable Instant next) {
        return jdbc.sql("""
                        update connector_instance set next_run = :next::timestamptz
                        where tenant_id = :tenant and instance_id = :id and next_run = :due::timestamptz
                        """)
                        .param("tenant", tenantId)
                        .param("id", due.id())
                        .param("due", String.valueOf(due.nextRun()))
                        .param("next", next == null ? null : next.toString())
                        .update()
                == 1;
    }
}
