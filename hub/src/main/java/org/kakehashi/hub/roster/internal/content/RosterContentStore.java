package org.kakehashi.hub.roster.internal.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.hub.roster.internal.apply.ApplyPlan;
import org.kakehashi.hub.roster.internal.apply.RosterApplyStore;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a source's roster that stand, read through a cursor so that memory stays flat. */
@Repository
public class RosterContentStore {
    private static final int FETCHED = 1000;

    /** Columns of users that not every profile has, and whether one holds something. */
    private static final Map<String, String> RARE_OF_USERS = Map.of(
            "resourceSourcedIds", "cardinality(resource_sourced_ids) > 0",
            "metadata.jp.kanaPreferredGivenName", "kana_preferred_given is not null",
            "metadata.jp.kanaPreferredFamilyName", "kana_preferred_family is not null",
            "metadata.jp.kanaPreferredMiddleName", "kana_preferred_middle is not null");

    private final JdbcClient jdbc;
    private final RosterApplyStore imports;

    RosterContentStore(JdbcClient jdbc, RosterApplyStore imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    /** A source and how many active users it has. */
    public record Source(String name, long users) {}

    /** The sources that rosters came from. */
    public List<Source> sources(int tenantId) {
        return jdbc.sql("""
                        select source as name, sum(users)::bigint as users from (
                            select source, count(*) filter (where active) as users from roster_user where tenant_id = :tenant
                                group by source
                            union all select distinct source, 0 from org where tenant_id = :tenant) s
                        group by source order by source
                        """).param("tenant", tenantId).query(Source.class).list();
    }

    /** Whether a roster came from there. */
    public boolean exists(int tenantId, String source) {
        return jdbc.sql("select exists (select from org where tenant_id = :tenant and source = :source)")
                .param("tenant", tenantId)
                .param("source", source)
                .query(Boolean.class)
                .single();
    }

    /** What stands of a source, to be read within the transaction; no import of the tenant is applied until it ends. */
    public RosterContent open(int tenantId, String source, LocalDate day) {
        imports.holdOff(tenantId);
        return new Content(tenantId, source, day);
    }

    private JdbcClient.StatementSpec select(int tenantId, String source, String what) {
        return jdbc.sql("select " + what).param("tenant", tenantId).param("source", source);
    }

    private final class Content implements RosterContent {
        private final int tenantId;
        private final String source;
        private final LocalDate day;

        Content(int tenantId, String source, LocalDate day) {
            this.tenantId = tenantId;
            this.source = source;
            this.day = day;
        }

        @Override
        public LocalDate day() {
            return day;
        }

        @Override
        public Set<RosterFile> files() {
            Set<RosterFile> files = EnumSet.noneOf(RosterFile.class);
            for (RosterTable<?> table : RosterTables.ALL) {
                if (found("exists (select from %s)".formatted(rows(table)))) {
                    files.add(table.file());
                }
            }
            return files;
        }

        @Override
        public Set<String> rareColumns(RosterFile file) {
            RosterTable<?> table = RosterTables.of(file);
            Set<String> columns =
                    new TreeSet<>(select("distinct 'metadata.' || k from (select jsonb_object_keys(metadata) as k from "
                                    + rows(table) + ") keys")
                            .query(String.class)
                            .list());
            if (file == RosterFile.USERS) {
                RARE_OF_USERS.forEach((column, holding) -> {
                    if (found("exists (select from %s and %s)".formatted(rows(table), holding))) {
                        columns.add(column);
                    }
                });
            }
            return columns;
        }

        @Override
        public void read(RosterFile file, Reader reader) throws IOException {
            try {
                select("* from " + rows(RosterTables.of(file)) + " order by sourced_id")
                        .withFetchSize(FETCHED)
                        .query(row -> {
                            try {
                                reader.accept(RosterRecords.of(file, row, row.getRow() - 1));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
            } catch (UncheckedIOException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        }

        private boolean found(String condition) {
            return select(condition).query(Boolean.class).single();
        }

        private JdbcClient.StatementSpec select(String what) {
            return RosterContentStore.this.select(tenantId, source, what).param("today", day);
        }

        private static String rows(RosterTable<?> table) {
            return "%s t where t.tenant_id = :tenant and t.source = :source and %s"
                    .formatted(table.name(), ApplyPlan.of(table).stands());
        }
    }
}
