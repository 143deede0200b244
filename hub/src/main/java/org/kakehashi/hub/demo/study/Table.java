package org.kakehashi.hub.demo.study;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A small table packed with the demo under {@code /demo}, with a header line. */
public final class Table {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Table() {}

    /** All rows of {@code /demo/<name>}; fails if the file isn't packed, which only a broken build can cause. */
    public static List<CSVRecord> read(String name) {
        var resource = Table.class.getResourceAsStream("/demo/" + name);
        if (resource == null) {
            throw new IllegalStateException("The demo's table " + name + " is not in this build.");
        }
        try (var reader = new InputStreamReader(resource, StandardCharsets.UTF_8);
                var parser = FORMAT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
