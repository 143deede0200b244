package org.kakehashi.connectors.onerostercsv;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRule;
import org.kakehashi.connectors.spi.Findings;

/** The header of a roster file, checked against its layout: where each column stands. */
final class Header {

    private static final String METADATA = "metadata.";

    /** Names of the Japan profile 1.2 that the K-12 profile writes otherwise. */
    private static final Map<String, String> RENAMED = Map.of(
            "metadata.jp.ShussekiNo", "metadata.jp.shussekiNo",
            "metadata.jp.PublicFlg", "metadata.jp.publicFlg");

    private final String file;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> extensions = new LinkedHashMap<>();
    private final List<String> names;

    private Header(String file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    /** Checks the names and reports missing, unknown and doubled ones; reading goes on with those that are there. */
    static Header of(List<String> names, Layout layout, Profile profile, Findings findings) {
        Header header = new Header(layout.file().csvName(), names);
        for (int i = 0; i < names.size(); i++) {
            header.place(names.get(i), i, layout, profile, findings);
        }
        header.reportMissing(layout.columns(), findings);
        header.reportMissing(profile.requiredColumns(layout.file()), findings);
        header.reportOrder(layout, findings);
        return header;
    }

    private void place(String name, int index, Layout layout, Profile profile, Findings findings) {
        String column = RENAMED.getOrDefault(name, name);
        if (profile.hasSmallNames() && !column.equals(name)) {
            findings.report(
                    RowRule.HEADER_OLD_NAME.brokenIn(file, column).atLine(1).at(name, name));
        }
        if (layout.columns().contains(column) || layout.addedColumns().contains(column)) {
            Integer other = places.putIfAbsent(column, index);
            if (other != null && !names.get(other).equals(name)) {
                findings.report(
                        CsvRule.HEADER_DUPLICATE.brokenIn(file).atLine(1).at(name, name));
            }
        } else if (name.startsWith(METADATA) && name.length() > METADATA.length()) {
            extensions.putIfAbsent(name.substring(METADATA.length()), index);
            if (profile.isJapanese() && name.startsWith("metadata.jp.")) {
                findings.report(
                        RowRule.HEADER_UNKNOWN_JP.brokenIn(file).atLine(1).at(name, name));
            }
        } else if (!name.isEmpty()) {
            findings.report(RowRule.HEADER_UNKNOWN.brokenIn(file).atLine(1).at(name, name));
        }
    }

    private void reportMissing(List<String> columns, Findings findings) {
        for (String column : columns) {
            if (!places.containsKey(column)) {
                findings.report(RowRule.HEADER_MISSING.brokenIn(file).atLine(1).at(column, null));
            }
        }
    }

    private void reportOrder(Layout layout, Findings findings) {
        int last = -1;
        for (String column : layout.columns()) {
            int place = places.getOrDefault(column, last);
            if (place < last) {
                findings.report(RowRule.HEADER_ORDER.brokenIn(file).atLine(1).at(column, column));
                return;
            }
            last = place;
        }
    }

    /** The file's name, for findings. */
    String file() {
        return file;
    }

    /** Where a column of the layout stands; null where it is missing. */
    @Nullable
    Integer placeOf(String column) {
        return places.get(column);
    }

    /** A column's name as this file writes it. */
    String nameOf(String column) {
        Integer place = places.get(column);
        return place == null ? column : names.get(place);
    }

    /** The extension columns by what follows {@code metadata.}, with their places. */
    Map<String, Integer> extensions() {
        return extensions;
    }
}
