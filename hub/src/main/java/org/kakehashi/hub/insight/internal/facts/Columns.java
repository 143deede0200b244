package org.kakehashi.hub.insight.internal.facts;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into the text arrays that {@code unnest} takes: one statement for any number of rows. */
final class Columns {
    private Columns() {}

    /** The values of one column, as text for a cast in SQL; null stays null. */
    static <R> @Nullable String[] of(Collection<R> rows, Function<R, @Nullable Object> column) {
        return rows.stream().map(row -> text(column.apply(row))).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
