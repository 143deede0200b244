package org.kakehashi.hub.connect.internal.run;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Where runs that break off go on. */
@Repository
class CheckpointStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    CheckpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Checkpoint> find(int tenantId, long importId) {
        return jdbc.sql("""
                        select checkpoint from import_run
                        where tenant_id = :tenant and import_id = :import and checkpoint is not null
                        """)
                .param("tenant", tenantId)
                .param("import", importId)
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, Checkpoint.class));
    }

    /** Keeps where that attempt is; false: the run is another attempt's by now. */
    boolean keep(int tenantId, long importId, int attempt, Checkpoint checkpoint) {
        return jdbc.sql("""
                        update import_run set checkpoint = :checkpoint::jsonb
                        where tenant_id = :tenant and import_id = :import and status = 'RUNNING' and attempts = :attempt
                        """)
                        .param("tenant", tenantId)
                        .param("import", importId)
                        .param("attempt", attempt)
                        .param("checkpoint", JSON.writeValueAsString(checkpoint))
                        .update()
                == 1;
    }

    void forget(int tenantId, long importId) {
        jdbc.sql("update import_run set checkpoint = null where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenantId)
                .param("import", importId)
                .update();
    }
}
