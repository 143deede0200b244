package org.kakehashi.connectors.schoolaffairscsv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.schoolaffairscsv.Mapping.MappedField;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordReader;

/** The rows of a file as a mapping sees them. */
final class MappedRow {
    private final String file;
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    /** The rows of a file with this header. */
    MappedRow(String file, Mapping mapping, List<String> header) {
        this.file = file;
        for (Map.Entry<String, MappedField> field : mapping.fields().entrySet()) {
            String column = field.getValue().column();
            columns.put(field.getKey(), column);
            int place = header.indexOf(column);
            if (place >= 0) {
                places.put(field.getKey(), place);
            }
        }
    }

    /** One of them. */
    RecordReader.Row at(CsvRow row) {
        return new RecordReader.Row() {
            @Override
            public Origin origin() {
                return new Origin(file, row.line());
            }

            @Override
            public @Nullable String text(String field) {
                Integer place = places.get(field);
                String cell = place == null ? "" : row.cells().get(place);
                return cell.isEmpty() ? null : cell;
            }

            @Override
            public String place(String field) {
                return columns.getOrDefault(field, field);
            }
        };
    }
}
