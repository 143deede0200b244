package org.kakehashi.hub.roster.internal.stage;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import org.kakehashi.hub.roster.internal.table.RosterTables;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The staging tables. COPY can't write where row-level security holds, so a batch goes in as one array a column. */
@Repository
class StageStore {
    // For steps over whole sets: hash joins, with memory for those of a city. One such run a tenant goes on at a time.
    private static final String WHOLE_SETS = "set local enable_nestloop = off; set local work_mem = '64MB'";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    StageStore(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** In the open transaction whole sets are joined by hashing, in memory: what grows within it has no statistics. */
    void joinWholeSets() {
        jdbc.execute(WHOLE_SETS);
    }

    void insert(int tenantId, long importId, StagedBatch batch) {
        int width = StagedBatch.COMMON.size() + batch.table().columns().size();
        jdbc.execute(insertSql(batch.table()), (PreparedStatement statement) -> {
            statement.setInt(1, tenantId);
            statement.setLong(2, importId);
            for (int i = 0; i < width; i++) {
                Array values = statement.getConnection().createArrayOf("text", batch.column(i));
                statement.setArray(i + 3, values);
            }
            return statement.executeUpdate();
        });
    }

    /** How many rows of a table the import has in staging. */
    long count(int tenantId, long importId, RosterTable<?> table) {
        return client.sql(
                        "select count(*) from " + table.stage() + " where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenantId)
                .param("import", importId)
                .query(Long.class)
                .single();
    }

    /** The imports that have anything in staging: from each the index leads to the next, however many rows it has. */
    Set<Long> staged(int tenantId) {
        Set<Long> ids = new TreeSet<>();
        Stream.concat(Stream.of("stage_enrolled"), RosterTables.ALL.stream().map(RosterTable::stage))
                .forEach(table -> ids.addAll(client.sql("""
                        with recursive one (id) as (
                            select min(import_id) from %1$s where tenant_id = :tenant
                            union all
                            select (select min(import_id) from %1$s where tenant_id = :tenant and import_id > one.id)
                            from one where one.id is not null)
                        select id from one where id is not null
                        """.formatted(table))
                        .param("tenant", tenantId)
                        .query(Long.class)
                        .list()));
        return ids;
    }

    /** Removes what the import staged after it had read so many rows. */
    void trim(int tenantId, long importId, long read) {
        RosterTables.ALL.forEach(table -> client.sql("delete from " + table.stage()
                        + " where tenant_id = :tenant and import_id = :import and seq > :read")
                .param("tenant", tenantId)
                .param("import", importId)
                .param("read", read)
                .update());
    }

    /** Removes whatever the import staged. */
    void clear(int tenantId, long importId) {
        client.sql("delete from stage_enrolled where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenantId)
                .param("import", importId)
                .update();
        RosterTables.ALL.forEach(table -> client.sql(
                        "delete from " + table.stage() + " where tenant_id = :tenant and import_id = :import")
                .param("tenant", tenantId)
                .param("import", importId)
                .update());
    }

    private static String insertSql(RosterTable<?> table) {
        List<String> names = Stream.concat(
                        StagedBatch.COMMON.stream().map(RosterTable.Column::name), table.columnNames().stream())
                .toList();
        List<String> conversions = Stream.concat(
                        StagedBatch.COMMON.stream().map(RosterTable.Column::sql),
                        table.columns().stream().map(RosterTable.Column::sql))
                .toList();
        String values = IntStream.range(0, names.size())
                .mapToObj(i -> conversions.get(i).formatted("u." + names.get(i)))
                .collect(Collectors.joining(", "));
        String arrays = names.stream().map(name -> "?").collect(Collectors.joining(", "));
        String columns = String.join(", ", names);
        return """
                insert into %s (tenant_id, import_id, %s)
                select ?, ?, %s from unnest(%s) as u(%s)
                """.formatted(table.stage(), columns, values, arrays, columns);
    }
}
