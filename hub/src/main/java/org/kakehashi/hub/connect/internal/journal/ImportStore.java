package org.kakehashi.hub.connect.internal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Counts;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Phase;
import org.kakehashi.hub.connect.internal.journal.ImportRun.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Import runs. */
@Repository
public class ImportStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a new run is made of. */
    public record NewRun(
            String connector,
            String source,
            @Nullable String fileName,
            ImportFiles.@Nullable Stored file,
            Map<String, String> settings,
            @Nullable String inboxFile,
            String purpose,
            String requestedBy,
            @Nullable UUID instanceId,
            boolean dryRun) {

        /** A run that takes up quarantined records again. */
        public static NewRun reapply(String requestedBy) {
            return reapply(ImportRun.REAPPLY, requestedBy);
        }

        /** A run that takes up quarantined records again: {@link ImportRun#REAPPLY} or {@link ImportRun#DECIDED}. */
        public static NewRun reapply(String which, String requestedBy) {
            return new NewRun(
                    which, "-", null, null, Map.of(), null, Purposes.SCHOOL_AFFAIRS, requestedBy, null, false);
        }
    }

    public long queue(int tenantId, NewRun run) {
        ImportFiles.Stored file = run.file();
        return jdbc.sql("""
                        insert into import_run (tenant_id, connector, source, file_name, stored_file, sha256, size, settings,
                            inbox_file, purpose, requested_by, requested_at, status, phase, instance_id, dry_run)
                        values (:tenant, :connector, :source, :fileName, :stored, :sha256, :size, :settings::jsonb,
                            :inbox, :purpose, :by, now(), 'QUEUED', 'WAITING', :instance, :dryRun)
                        returning import_id
                        """)
                .param("tenant", tenantId)
                .param("connector", run.connector())
                .param("source", run.source())
                .param("fileName", run.fileName())
                .param("stored", file == null ? null : file.name())
                .param("sha256", file == null ? null : file.sha256())
                .param("size", file == null ? null : file.size())
                .param("settings", JSON.writeValueAsString(run.settings()))
                .param("inbox", run.inboxFile())
                .param("purpose", run.purpose())
                .param("by", run.requestedBy())
                .param("instance", run.instanceId())
                .param("dryRun", run.dryRun())
                .query(Long.class)
                .single();
    }

    Optional<ImportRun> find(int tenantId, long id) {
        return jdbc.sql("select * from import_run where tenant_id = :tenant and import_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query(ImportStore::run)
                .optional();
    }

    /** Newest first, before the run of that id. */
    List<ImportRun> page(int tenantId, long beforeId, int max) {
        return jdbc.sql("""
                        select * from import_run where tenant_id = :tenant and import_id < :before
                        order by import_id desc limit :max
                        """)
                .param("tenant", tenantId)
                .param("before", beforeId)
                .param("max", max)
                .query(ImportStore::run)
                .list();
    }

    /** The oldest run that waits or was interrupted. */
    public Optional<ImportRun> next(int tenantId) {
        return jdbc.sql("""
                        select * from import_run where tenant_id = :tenant and status in ('QUEUED', 'RUNNING')
                            and (not_before is null or not_before <= now())
                        order by import_id limit 1
                        """).param("tenant", tenantId).query(ImportStore::run).optional();
    }

    public boolean anyWaiting(int tenantId, String connector) {
        return jdbc.sql("""
                        select exists (select from import_run where tenant_id = :tenant and status = 'QUEUED'
                            and connector = :connector)
                        """)
                .param("tenant", tenantId)
                .param("connector", connector)
                .query(Boolean.class)
                .single();
    }

    /** Whether such a run waits; if so, it doesn't begin before the open transaction has ended. */
    public boolean holdWaiting(int tenantId, String connector) {
        return jdbc.sql("""
                        select import_id from import_run where tenant_id = :tenant and status = 'QUEUED'
                            and connector = :connector order by import_id limit 1 for update
                        """)
                .param("tenant", tenantId)
                .param("connector", connector)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Begins an attempt; gives its number, counted from 1. */
    public int start(int tenantId, long id) {
        return jdbc.sql("""
                        update import_run set status = 'RUNNING', phase = 'READING', started_at = now(),
                            attempts = attempts + 1, read_count = 0, finding_count = 0
                        where tenant_id = :tenant and import_id = :id
                        returning attempts
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    public void progress(int tenantId, long id, Phase phase, long read) {
        jdbc.sql("""
                        update import_run set phase = :phase, read_count = :read
                        where tenant_id = :tenant and import_id = :id
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("phase", phase.name())
                .param("read", read)
                .update();
    }

    /**
     * Leaves the run to another attempt, not before that time; false: it is another attempt's by now.
     *
     * @param done what the attempt brought in; {@link #finish} adds what the last one did
     */
    public boolean putOff(int tenantId, long id, int attempt, Instant notBefore, Counts done) {
        return jdbc.sql("""
                        update import_run set status = 'QUEUED', phase = 'WAITING', not_before = :notBefore::timestamptz,
                            finding_count = 1, changed_count = changed_count + :changed,
                            unchanged_count = unchanged_count + :unchanged, failed_count = failed_count + :failed
                        where tenant_id = :tenant and import_id = :id and status = 'RUNNING' and attempts = :attempt
                        """)
                        .param("tenant", tenantId)
                        .param("id", id)
                        .param("attempt", attempt)
                        .param("notBefore", notBefore.toString())
                        .param("changed", done.changed())
                        .param("unchanged", done.unchanged())
                        .param("failed", done.failed())
                        .update()
                == 1;
    }

    /** Ends that attempt of the run, and adds what earlier ones brought in; false: the run is another attempt's by now, or has ended. */
    public boolean finish(int tenantId, long id, int attempt, Status status, Counts counts, long findings) {
        return jdbc.sql("""
                        update import_run set status = :status, phase = 'DONE', finished_at = now(),
                            read_count = :read + changed_count + unchanged_count + failed_count,
                            changed_count = changed_count + :changed, unchanged_count = unchanged_count + :unchanged,
                            quarantined_count = :quarantined, failed_count = failed_count + :failed,
                            finding_count = :findings, checkpoint = null
                        where tenant_id = :tenant and import_id = :id and status = 'RUNNING' and attempts = :attempt
                        """)
                        .param("tenant", tenantId)
                        .param("id", id)
                        .param("status", status.name())
                        .param("read", counts.read())
                        .param("changed", counts.changed())
                        .param("unchanged", counts.unchanged())
                        .param("quarantined", counts.quarantined())
                        .param("failed", counts.failed())
                        .param("findings", findings)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    public static ImportRun run(ResultSet row, int n) throws SQLException {
        return new ImportRun(
                row.getLong("import_id"),
                row.getObject("instance_id", UUID.class),
                row.getBoolean("dry_run"),
                instant(row.getTimestamp("not_before")),
                row.getString("connector"),
                row.getString("source"),
                row.getString("file_name"),
                row.getString("stored_file"),
                row.getString("sha256"),
                JSON.readValue(row.getString("settings"), SETTINGS),
                row.getString("inbox_file"),
                row.getString("purpose"),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                Status.valueOf(row.getString("status")),
                Phase.valueOf(row.getString("phase")),
                row.getInt("attempts"),
                new Counts(
                        row.getLong("read_count"),
                        row.getLong("changed_count"),
                        row.getLong("unchanged_count"),
                        row.getLong("quarantined_count"),
                        row.getLong("failed_count")),
                row.getLong("finding_count"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
