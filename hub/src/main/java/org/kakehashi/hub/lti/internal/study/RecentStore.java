package org.kakehashi.hub.lti.internal.study;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person opened lately; within a transaction of the tenant. */
@Repository
class RecentStore {
    private final JdbcClient jdbc;

    RecentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A link, and the class through which it was opened last. */
    record Opened(UUID linkId, UUID classId) {}

    /** Each link once, the one opened last first; only launches that reached the tool count. */
    List<Opened> opened(int tenantId, UUID personId, Instant since) {
        return jdbc.sql("""
                        select link_id, class_id from (
                            select distinct on (resource_link_id) resource_link_id as link_id, class_id, started_at
                            from launch
                            where tenant_id = :tenant and person_id = :person and started_at > :since
                                and answered_at is not null and resource_link_id is not null
                            order by resource_link_id, started_at desc) last
                        order by started_at desc, link_id
                        """)
                .param("tenant", tenantId)
                .param("person", personId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Opened.class)
                .list();
    }
}
