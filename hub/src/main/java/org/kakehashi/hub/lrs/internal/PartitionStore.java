package org.kakehashi.hub.lrs.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.kakehashi.hub.database.OwnerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monthly partitions of the statement tables; only the owner may make them. */
@Component
class PartitionStore {
    private final JdbcClient owner;
    private final JdbcClient server;

    PartitionStore(OwnerDatabase owner, JdbcClient server) {
        this.owner = owner.jdbc();
        this.server = server;
    }

    /** Makes those of {@code months} months that are missing, from the one of {@code first} on. */
    void make(Instant first, int months) {
        owner.sql("call make_statement_partitions(?, ?)")
                .param(OffsetDateTime.ofInstant(first, ZoneOffset.UTC))
                .param(months)
                .update();
    }

    /** Whether statements stored at {@code moment} have a place, in all three tables. */
    boolean hasPartition(Instant moment) {
        String suffix = "_" + moment.toString().substring(0, 7).replace('-', '_');
        return server.sql("""
                        select count(*) = 3 from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where c.relname in ('statement' || :suffix, 'statement_agent' || :suffix, 'statement_activity' || :suffix)
                        """).param("suffix", suffix).query(Boolean.class).single();
    }
}
