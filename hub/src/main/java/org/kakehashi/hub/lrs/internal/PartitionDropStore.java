package org.kakehashi.hub.lrs.internal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.kakehashi.hub.database.OwnerDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drops months whose statements are all gone. Only the owner may. */
@Component
class PartitionDropStore {
    private static final List<String> TABLES = List.of("statement_agent", "statement_activity", "statement");

    private final JdbcClient owner;

    PartitionDropStore(OwnerDatabase owner) {
        this.owner = owner.jdbc();
    }

    /** The months before that of a moment that have a partition and no statement in it, as {@code YYYY_MM}. */
    List<String> emptyMonths(Instant before) {
        return owner
                .sql("""
                        select right(c.relname, 7) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'statement'::regclass
                            and right(c.relname, 7) < to_char(?::timestamptz at time zone 'UTC', 'YYYY_MM')
                        order by 1
                        """)
                .param(OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                .query(String.class)
                .list()
                .stream()
                .filter(this::isEmpty)
                .toList();
    }

    private boolean isEmpty(String month) {
        return owner.sql("select not exists (select from statement_" + month + ")")
                .query(Boolean.class)
                .single();
    }

    /** Detaches the month's partitions without locking readers or writers out, and drops them. */
    void drop(String month) {
        for (String table : TABLES) {
            String partition = table + "_" + month;
            if (isAttached(table, partition, false)) {
                owner.sql("alter table " + table + " detach partition " + partition + " concurrently")
                        .update();
            } else if (isAttached(table, partition, true)) {
                // An earlier attempt was broken off.
                owner.sql("alter table " + table + " detach partition " + partition + " finalize")
                        .update();
            }
            owner.sql("drop table if exists " + partition).update();
        }
    }

    private boolean isAttached(String table, String partition, boolean pending) {
        return owner.sql("""
                        select exists (select from pg_inherits where inhparent = ?::regclass and inhrelid = to_regclass(?)
                            and inhdetachpending = ?)
                        """)
                .param(table)
                .param(partition)
                .param(pending)
                .query(Boolean.class)
                .single();
    }
}
