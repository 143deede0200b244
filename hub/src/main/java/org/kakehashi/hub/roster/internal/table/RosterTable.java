package org.kakehashi.hub.roster.internal.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;

/**
 * One kind of roster record and its table: which columns hold what was delivered. The staging table is called
 * {@code stage_<name>} and has the same columns.
 */
public final class RosterTable<R extends RosterRecord> {
    /** Between the items of a list on the way into the database; no CSV cell of OneRoster holds it. */
    static final String ITEM_SEPARATOR = "\u001f";

    private final String name;
    private final RosterFile file;
    private final Class<R> type;
    private final List<Column<R>> columns = new ArrayList<>();

    RosterTable(String name, RosterFile file, Class<R> type) {
        this.name = name;
        this.file = file;
        this.type = type;
    }

    /**
     * A delivered column.
     *
     * @param sql how its text becomes the column's type, {@code %s} being the text
     */
    public record Column<R>(String name, String sql, Function<R, @Nullable String> value) {}

    RosterTable<R> text(String column, Function<R, @Nullable String> value) {
        columns.add(new Column<>(column, "%s", value));
        return this;
    }

    /** A column of another scalar type, by way of its text form. */
    RosterTable<R> as(String sqlType, String column, Function<R, @Nullable Object> value) {
        columns.add(new Column<>(column, "%s::" + sqlType, row -> {
            Object given = value.apply(row);
            return given == null ? null : given.toString();
        }));
        return this;
    }

    RosterTable<R> list(String column, Function<R, List<String>> value) {
        columns.add(new Column<>(
                column,
                "string_to_array(%s, '" + ITEM_SEPARATOR + "')",
                row -> String.join(ITEM_SEPARATOR, value.apply(row))));
        return this;
    }

    public String name() {
        return name;
    }

    public String stage() {
        return "stage_" + name;
    }

    public RosterFile file() {
        return file;
    }

    public List<Column<R>> columns() {
        return columns;
    }

    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The record's values in the columns' order. */
    public List<@Nullable String> values(RosterRecord row) {
        R typed = type.cast(row);
        List<@Nullable String> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(column.value().apply(typed)));
        return values;
    }

    /** A fingerprint of what was delivered, without {@code dateLastModified}: exports that only re-date change nothing. */
    public static UUID digest(Iterable<? extends @Nullable String> values) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String value : values) {
                sha.update((byte) (value == null ? 0 : 1));
                if (value != null) {
                    sha.update(value.getBytes(StandardCharsets.UTF_8));
                }
            }
            ByteBuffer bytes = ByteBuffer.wrap(sha.digest());
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
