package org.kakehashi.connectors.onerostercsv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** The columns of a file that is written: the profile's, and those besides without which something would be lost. */
final class WrittenColumns {

    private static final String RESOURCES = "resourceSourcedIds";
    private static final String KANA_PREFERRED = "metadata.jp.kanaPreferred";

    /** How the profiles before K-12 v1 write these. */
    private static final Map<String, String> CAPITALS = Map.of(
            "metadata.jp.shussekiNo", "metadata.jp.ShussekiNo",
            "metadata.jp.publicFlg", "metadata.jp.PublicFlg");

    private WrittenColumns() {}

    /** The columns in order, named as {@link Layout} names them. */
    static List<String> of(Layout layout, Profile profile, Set<String> rare, Findings findings) {
        Set<String> columns = new LinkedHashSet<>();
        for (String column : layout.columns()) {
            if (column.equals("preferredGivenName") && layout.file() == RosterFile.USERS) {
                columns.addAll(resources(profile, rare));
            }
            columns.add(column);
        }
        layout.addedColumns().stream()
                .filter(column -> !column.equals(RESOURCES))
                .filter(column -> !column.startsWith(KANA_PREFERRED) || profile.hasKanaPreferred())
                .forEach(columns::add);
        for (String column : new TreeSet<>(rare)) {
            if (columns.add(column) && column.startsWith(KANA_PREFERRED)) {
                report(column, layout, findings);
            }
        }
        if (columns.contains(RESOURCES) && !profile.hasResourcesOfUsers()) {
            report(RESOURCES, layout, findings);
        }
        return new ArrayList<>(columns);
    }

    private static Set<String> resources(Profile profile, Set<String> rare) {
        return profile.hasResourcesOfUsers() || rare.contains(RESOURCES) ? Set.of(RESOURCES) : Set.of();
    }

    private static void report(String column, Layout layout, Findings findings) {
        findings.report(RowRule.BEYOND_PROFILE
                .brokenIn(layout.file().csvName())
                .atLine(1)
                .at(column, column));
    }

    /** A column's name as the profile writes it. */
    static String name(String column, Profile profile) {
        return profile.hasSmallNames() ? column : CAPITALS.getOrDefault(column, column);
    }
}
