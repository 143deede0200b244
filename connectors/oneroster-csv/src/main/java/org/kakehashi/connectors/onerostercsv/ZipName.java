package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.roster.OrgRecord;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;

/** The name of a ZIP that is written: {@code RO_YYYYMMDD_<code of the school or of the board>.zip}. */
final class ZipName {

    private ZipName() {}

    /** The name; empty where the roster is of several establishers, which the Japan profiles forbid. */
    static Optional<String> of(RosterContent roster, Profile profile, Findings findings) throws IOException {
        List<OrgRecord> boards = new ArrayList<>();
        List<OrgRecord> schools = new ArrayList<>();
        roster.read(RosterFile.ORGS, record -> {
            if (record instanceof OrgRecord org) {
                switch (org.type()) {
                    case "district" -> keepTwo(boards, org);
                    case "school" -> keepTwo(schools, org);
                    default -> {}
                }
            }
        });
        if (profile.isJapanese() && boards.size() > 1) {
            findings.report(RowRule.SEVERAL_ESTABLISHERS
                    .brokenIn(RosterFile.ORGS.csvName(), boards.get(0).sourcedId())
                    .at("type", boards.get(1).sourcedId()));
            return Optional.empty();
        }
        String day = roster.day().format(DateTimeFormatter.BASIC_ISO_DATE);
        return Optional.of("RO_" + day + "_" + code(only(schools), only(boards), findings) + ".zip");
    }

    /** One tells the code, two that there is more than one. */
    private static void keepTwo(List<OrgRecord> orgs, OrgRecord org) {
        if (orgs.size() < 2) {
            orgs.add(org);
        }
    }

    private static @Nullable OrgRecord only(List<OrgRecord> orgs) {
        return orgs.size() == 1 ? orgs.getFirst() : null;
    }

    private static String code(@Nullable OrgRecord school, @Nullable OrgRecord board, Findings findings) {
        OrgRecord org = school != null ? school : board;
        String identifier = org == null || org.identifier() == null ? "" : org.identifier();
        String code = identifier.replaceAll("[^A-Za-z0-9]", "");
        if (code.isEmpty()) {
            findings.report(RowRule.NO_CODE
                    .brokenIn(RosterFile.ORGS.csvName())
                    .at("identifier", org == null ? null : org.sourcedId()));
            return "0";
        }
        return code;
    }
}
