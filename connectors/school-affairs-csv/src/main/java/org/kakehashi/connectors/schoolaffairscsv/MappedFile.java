package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.csv.CsvRows;
import org.kakehashi.connectors.csv.CsvRule;
import org.kakehashi.connectors.schoolaffairscsv.WideColumns.Column;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.RecordSink;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** An open file as its mapping sees it. */
final class MappedFile {
    private final CsvMapping mapping;
    private final CsvRows rows;
    private final String name;
    private final RecordSink sink;
    private final Map<String, Integer> places = new HashMap<>();

    MappedFile(CsvMapping mapping, CsvRows rows, String name, RecordSink sink) {
        this.mapping = mapping;
        this.rows = rows;
        this.name = name;
        this.sink = sink;
        List<String> header = rows.header();
        for (int place = header.size() - 1; place >= 0; place--) {
            places.put(header.get(place), place);
        }
    }

    /** Whether the header has the columns that the mapping names, each once; what is wrong has been reported. */
    boolean hasColumns() {
        boolean complete = true;
        Set<String> checked = new HashSet<>();
        int headerLine = mapping.layout().headerLine();
        for (Map.Entry<String, String> place : mapping.fields().places().entrySet()) {
            String column = place.getValue();
            if (mapping.fields().needs(place.getKey()) && !places.containsKey(column)) {
                complete = false;
                sink.report(RecordRule.HEADER_MISSING
                        .brokenIn(name, "/fields/" + place.getKey())
                        .atLine(headerLine)
                        .at(column, null));
            } else if (checked.add(column)
                    && rows.header().stream().filter(column::equals).count() > 1) {
                complete = false;
                sink.report(CsvRule.HEADER_DUPLICATE
                        .brokenIn(name)
                        .atLine(headerLine)
                        .at(column, column));
            }
        }
        return complete;
    }

    /**
     * Reads all rows.
     *
     * @param month the setting {@code month}
     */
    void read(@Nullable String month) throws IOException, InterruptedException {
        RecordReader reader = mapping.reader(sink);
        WideLayout wide = mapping.wide();
        if (wide == null) {
            for (CsvRow row = rows.next(); row != null; row = rows.next()) {
                accept(reader.read(row(row)));
            }
            return;
        }
        Set<String> taken = Set.copyOf(mapping.fields().places().values());
        List<Column> columns = new WideColumns(wide, name, mapping.layout().headerLine(), sink)
                .find(rows.header(), rows.above(), taken, month);
        if (columns.isEmpty()) {
            return;
        }
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            RecordReader.Row whole = row(row);
            for (Column column : columns) {
                String cell = row.cells().get(column.place());
                if (!wide.empty().contains(cell) && (column.exists() || !cell.isEmpty())) {
                    readCell(reader, new WideRow(whole, column, wide.cell(), cell));
                }
            }
        }
    }

    private void readCell(RecordReader reader, WideRow row) {
        if (row.column().exists()) {
            accept(reader.read(row));
        } else {
            sink.report(RecordRule.WIDE_NO_DAY
                    .brokenIn(name)
                    .atLine(row.origin().line())
                    .at(row.column().name(), null));
        }
    }

    private void accept(@Nullable SchoolRecord record) {
        if (record != null) {
            sink.accept(record);
        }
    }

    private RecordReader.Row row(CsvRow row) {
        return mapping.fields().row(new Origin(name, row.line()), column -> {
            Integer place = places.get(column);
            return place == null ? null : row.cells().get(place);
        });
    }

    /** What one cell of a wide layout says, with the fields of its row and of its column. */
    private record WideRow(RecordReader.Row whole, Column column, String field, String cell)
            implements RecordReader.Row {
        @Override
        public Origin origin() {
            return whole.origin();
        }

        @Override
        public @Nullable String text(String name) {
            if (name.equals(field)) {
                return cell.isEmpty() ? null : cell;
            }
            String said = column.values().get(name);
            return said == null ? whole.text(name) : said;
        }

        @Override
        public String place(String name) {
            return name.equals(field) || column.values().containsKey(name) ? column.name() : whole.place(name);
        }
    }
}
