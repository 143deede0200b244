package org.kakehashi.hub.lrs.internal.ingest;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Looks for storing transactions that are open, on whichever node. Why its answer is never too late: such a transaction
 * makes itself visible, then looks at the clock, and gives up if its numbers are older than the slack. So one that isn't
 * visible yet will look at the clock later than now; one that is has numbers from no earlier than its start less the slack.
 */
@Component
public class OpenIngestStore {
    private final JdbcTemplate jdbc;
    private final IngestProperties properties;

    OpenIngestStore(JdbcTemplate jdbc, IngestProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** A moment, in microseconds since 1970, before which no statement can be stored any more that can't be read yet. */
    public long consistentThrough() {
        Long micros = jdbc.queryForObject("""
                select (extract(epoch from least(min(xact_start), now())) * 1000000)::bigint
                from pg_stat_activity where application_name = ? and datname = current_database()
                """, Long.class, StatementWriteStore.SESSION);
        return (micros == null ? 0 : micros) - properties.slack().toNanos() / 1000;
    }
}
