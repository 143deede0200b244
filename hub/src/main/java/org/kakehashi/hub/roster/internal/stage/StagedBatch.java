package org.kakehashi.hub.roster.internal.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.hub.roster.internal.table.RosterTable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of one table on their way into its staging table, column by column. */
final class StagedBatch {
    /** Before a table's own columns: name and SQL of what every staged row has. */
    static final List<RosterTable.Column<RosterRecord>> COMMON = List.of(
            common("seq", "%s::bigint"),
            common("file", "%s"),
            common("line", "%s::bigint"),
            common("sourced_id", "%s"),
            common("deleted", "%s::boolean"),
            common("modified", "%s::timestamptz"),
            common("metadata", "%s::jsonb"),
            common("digest", "%s::uuid"));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RosterTable<?> table;
    private final List<List<@Nullable String>> columns = new ArrayList<>();
    private int rows;

    StagedBatch(RosterTable<?> table) {
        this.table = table;
        for (int i = 0; i < COMMON.size() + table.columns().size(); i++) {
            columns.add(new ArrayList<>());
        }
    }

    RosterTable<?> table() {
        return table;
    }

    int rows() {
        return rows;
    }

    void add(long seq, RosterRecord row) {
        Base base = row.base();
        List<@Nullable String> values = table.values(row);
        String metadata = metadata(base.metadata());
        List<@Nullable String> delivered = new ArrayList<>(values);
        delivered.add(metadata);
        List<@Nullable String> common = new ArrayList<>();
        common.add(Long.toString(seq));
        common.add(base.origin().file());
        common.add(Long.toString(base.origin().line()));
        common.add(base.sourcedId());
        common.add(Boolean.toString(base.status() == Base.Status.TO_BE_DELETED));
        common.add(
                base.dateLastModified() == null ? null : base.dateLastModified().toString());
        common.add(metadata);
        common.add(RosterTable.digest(delivered).toString());
        common.addAll(values);
        append(common);
    }

    /** The values of the column at that place, one for each row. */
    @Nullable
    String[] column(int place) {
        return columns.get(place).toArray(String[]::new);
    }

    void clear() {
        columns.forEach(List::clear);
        rows = 0;
    }

    private void append(List<@Nullable String> values) {
        for (int i = 0; i < values.size(); i++) {
            columns.get(i).add(values.get(i));
        }
        rows++;
    }

    private static @Nullable String metadata(Map<String, String> metadata) {
        return metadata.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(metadata));
    }

    private static RosterTable.Column<RosterRecord> common(String name, String sql) {
        return new RosterTable.Column<>(name, sql, row -> null);
    }
}
