package org.kakehashi.connectors.schoolaffairscsv;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.records.FieldForm;
import org.kakehashi.connectors.spi.records.RecordReader;

/** Finds the columns of a wide layout in a file's header. */
final class WideColumns {
    private final WideLayout layout;
    private final String file;
    private final int headerLine;
    private final Findings findings;

    /**
     * A column that holds a field of many rows.
     *
     * @param values what its name says, by field, in plain form
     * @param exists whether there is such a day
     */
    record Column(int place, String name, Map<String, String> values, boolean exists) {}

    WideColumns(WideLayout layout, String file, int headerLine, Findings findings) {
        this.layout = layout;
        this.file = file;
        this.headerLine = headerLine;
        this.findings = findings;
    }

    /**
     * The columns, in the file's order; none where something is wrong, which has been reported.
     *
     * @param above the rows above the header
     * @param taken the columns that hold fields of the whole row
     * @param setting the setting {@code month}
     */
    List<Column> find(List<String> header, List<CsvRow> above, Set<String> taken, @Nullable String setting) {
        YearMonth month = null;
        if (layout.month() != null) {
            month = month(layout.month(), above, setting);
            if (month == null) {
                return List.of();
            }
        }
        HeaderDates dates = new HeaderDates(layout.dateFormats(), month);
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place);
            if (!name.isEmpty() && !taken.contains(name) && !layout.except().contains(name)) {
                column(place, name, dates).ifPresent(columns::add);
            }
        }
        if (columns.isEmpty()) {
            findings.report(RecordRule.WIDE_NONE.brokenIn(file).atLine(headerLine));
        }
        columns.removeIf(column -> layout.weekdaysOnly() && isWeekend(column));
        return columns;
    }

    private Optional<Column> column(int place, String name, HeaderDates dates) {
        for (HeaderTemplate template : layout.templates()) {
            Optional<Map<String, String>> found = template.fields().isEmpty()
                    ? template.match(name).map(none -> wholeName(name))
                    : template.match(name);
            if (found.isPresent()) {
                return plain(place, name, found.get(), dates);
            }
        }
        return Optional.empty();
    }

    private Map<String, String> wholeName(String name) {
        return Map.of(layout.header().keySet().iterator().next(), name);
    }

    private Optional<Column> plain(int place, String name, Map<String, String> found, HeaderDates dates) {
        Map<String, String> values = new LinkedHashMap<>(found);
        boolean exists = true;
        for (Map.Entry<String, String> value : values.entrySet()) {
            String text = value.getValue();
            String plain = text;
            if (value.getKey().equals(RecordReader.DATE)) {
                HeaderDates.Day day = dates.day(text).orElse(null);
                exists = !(day instanceof HeaderDates.Day.Missing);
                plain = day instanceof HeaderDates.Day.Real(var date) ? date.toString() : day == null ? null : text;
            } else if (!codes(value.getKey()).isEmpty()) {
                plain = codes(value.getKey()).get(text);
            }
            if (plain == null) {
                findings.report(RecordRule.WIDE_COLUMN
                        .brokenIn(file, value.getKey())
                        .atLine(headerLine)
                        .at(name, text));
                return Optional.empty();
            }
            value.setValue(plain);
        }
        return Optional.of(new Column(place, name, values, exists));
    }

    private Map<String, String> codes(String field) {
        FieldForm form = layout.header().get(field);
        return form == null ? Map.of() : form.codes();
    }

    private static boolean isWeekend(Column column) {
        String date = column.values().get(RecordReader.DATE);
        if (date == null || !column.exists()) {
            return false;
        }
        DayOfWeek day = LocalDate.parse(date).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private @Nullable YearMonth month(SheetMonth where, List<CsvRow> above, @Nullable String setting) {
        Finding missing =
                switch (where) {
                    case SheetMonth.Given given -> null;
                    case SheetMonth.Setting none ->
                        RecordRule.WIDE_MONTH_SETTING.brokenIn(Finding.SETTINGS).at("month", setting);
                    case SheetMonth.Cell cell ->
                        RecordRule.WIDE_MONTH_CELL
                                .brokenIn(file, cell.column())
                                .atLine(cell.line())
                                .holding(text(cell, above));
                };
        Optional<YearMonth> month =
                switch (where) {
                    case SheetMonth.Given(YearMonth given) -> Optional.of(given);
                    case SheetMonth.Setting none -> parsed(setting);
                    case SheetMonth.Cell cell -> cell.in(text(cell, above));
                };
        if (month.isEmpty() && missing != null) {
            findings.report(missing);
        }
        return month.orElse(null);
    }

    private static Optional<YearMonth> parsed(@Nullable String setting) {
        return setting != null && setting.matches("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")
                ? Optional.of(YearMonth.parse(setting))
                : Optional.empty();
    }

    private static String text(SheetMonth.Cell cell, List<CsvRow> above) {
        return above.stream()
                .filter(row -> row.line() == cell.line() && row.cells().size() >= cell.column())
                .map(row -> row.cells().get(cell.column() - 1))
                .findFirst()
                .orElse("");
    }
}
