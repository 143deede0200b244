package org.kakehashi.connectors.onerostercsv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;

/**
 * The cells of one row by column, and what is wrong with them. One that breaks a rule is reported and makes the row unsound. Those that
 * hold {@code NULL} or nothing are empty.
 */
class Cells {

    private static final Object[] NO_DETAILS = {};

    private final CsvRow cells;
    private final Sheet sheet;
    private final Header header;
    private boolean sound = true;

    Cells(CsvRow cells, Sheet sheet) {
        this.cells = cells;
        this.sheet = sheet;
        this.header = sheet.header();
    }

    /** The rules that hold. */
    Profile profile() {
        return sheet.profile();
    }

    /** Whether no rule was broken by what has been asked for so far. */
    boolean isSound() {
        return sound;
    }

    /** Reports a rule that the column's cell breaks. */
    void report(Rule rule, String column, Object... details) {
        report(rule, column, text(column), details);
    }

    /** The same, without saying what the cell holds. */
    void reportSecret(Rule rule, String column) {
        report(rule, column, null, NO_DETAILS);
    }

    private void report(Rule rule, String column, @Nullable String value, Object[] details) {
        sound &= rule.severity() != Severity.ERROR;
        sheet.findings()
                .report(rule.brokenIn(header.file(), details)
                        .atLine(cells.line())
                        .at(header.nameOf(column), value));
    }

    /** Where the row stands. */
    Origin origin() {
        return new Origin(header.file(), cells.line());
    }

    /** Whether the file holds changes only. */
    boolean isChange() {
        return sheet.delta();
    }

    /** The cells of columns that no field of the record stands for. */
    Map<String, String> extensions() {
        Map<String, String> extensions = new HashMap<>();
        header.extensions().forEach((name, place) -> {
            String value = value(place);
            if (value != null) {
                extensions.put(name, value);
            }
        });
        return extensions;
    }

    private @Nullable String value(int place) {
        String cell = cells.cells().get(place);
        return cell.isEmpty() || cell.equals("NULL") ? null : cell;
    }

    /** The cell as it stands. */
    @Nullable
    String text(String column) {
        Integer place = header.placeOf(column);
        return place == null ? null : value(place);
    }

    /** The cell of a column that needs a value. A column that is missing altogether has been reported already. */
    String required(String column) {
        String text = text(column);
        if (text != null) {
            return text;
        }
        sound = false;
        if (header.placeOf(column) != null) {
            report(RowRule.REQUIRED, column);
        }
        return "";
    }

    /** Looks whether these columns hold something. */
    void requireAll(List<String> columns) {
        columns.forEach(this::required);
    }

    /** The cells of a file's own columns that hold something. */
    Map<String, String> cells(Layout layout) {
        Map<String, String> values = new HashMap<>();
        for (String column : layout.ownColumns()) {
            String value = text(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }
}
