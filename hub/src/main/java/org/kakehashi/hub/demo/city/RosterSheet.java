package org.kakehashi.hub.demo.city;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of a OneRoster CSV archive.
 *
 * @param name the file's name without {@code .csv}
 * @param header its columns
 * @param rows its rows, as wide as the header
 */
record RosterSheet(String name, List<String> header, List<List<String>> rows) {
    private static final String EVERYWHERE = "sourcedId,status,dateLastModified,";

    /** Rows are given without status and dateLastModified, which stay blank in a bulk file. */
    static RosterSheet bulk(String name, String columns, List<List<String>> rows) {
        var header = List.of((EVERYWHERE + columns).split(","));
        return new RosterSheet(
                name, header, rows.stream().map(RosterSheet::blankBulkCells).toList());
    }

    private static List<String> blankBulkCells(List<String> row) {
        var full = new ArrayList<>(row);
        full.addAll(1, List.of("", ""));
        return List.copyOf(full);
    }
}
