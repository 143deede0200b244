package org.kakehashi.hub.web;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cell of a CSV file that people open in a spreadsheet. */
public final class SpreadsheetCell {
    // The wide forms too: a spreadsheet set to Japanese takes them for the narrow ones.
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetCell() {}

    /** The value as text; one that a spreadsheet would take for a formula begins with an apostrophe. */
    public static String of(@Nullable Object value) {
        String cell = Objects.toString(value, "");
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
