package org.kakehashi.connectors.onerostercsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.RosterTarget;
import org.kakehashi.connectors.spi.roster.UserRecord;

/** Rosters that are written: as the profile says, and nothing lost. */
class WritingTests {

    private static final String NAME = "RO_20260410_991234.zip";

    private final Path directory;
    private final List<Finding> findings = new ArrayList<>();

    WritingTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static RosterTarget target(Profile profile) {
        ContractContext context = ContractContext.empty().withSettings(Map.of(Profile.SETTING, profile.setting()));
        return (RosterTarget) new OneRosterCsvFactory().open(context);
    }

    static byte[] written(RosterContent roster, Profile profile, List<Finding> findings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RosterTarget target = target(profile)) {
            target.writeRoster(roster, out, findings::add);
        }
        return out.toByteArray();
    }

    private Map<String, String> texts(RosterContent roster, Profile profile) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written(roster, profile, findings)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return texts;
    }

    private String header(RosterContent roster, Profile profile) throws IOException {
        return texts(roster, profile)
                .getOrDefault("users.csv", "")
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private RosterContent read(RosterFiles files) throws Exception {
        return new HeldRoster(Rosters.read(files, directory).records());
    }

    private Optional<String> name(RosterContent roster, Profile profile) throws IOException {
        try (RosterTarget target = target(profile)) {
            return target.fileName(roster, findings::add);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenReadsBackTheSame(Profile profile) throws Exception {
        List<RosterRecord> records = Rosters.read(RosterFixture.WHOLE.files(), directory).records().stream()
                // Guardians in classes are Japan's; one without a master identifier is not e-Portal's.
                .filter(record -> !record.sourcedId().equals("enrollment-yamada"))
                .filter(record -> !(record instanceof UserRecord user && user.userMasterIdentifier() == null))
                .toList();
        Path zip = Files.write(directory.resolve("again.zip"), written(new HeldRoster(records), profile, findings));

        CollectedRoster again = Rosters.read(RosterFiles.of(zip), directory, profile.setting());

        assertThat(again.findings()).isEmpty();
        assertThat(again.records().stream().map(WrittenCells::of).toList())
                .isEqualTo(records.stream().map(WrittenCells::of).toList());
        assertThat(again.files()).containsOnlyKeys(RosterFile.values());
        assertThat(findings).isEmpty();
    }

    @Test
    void theRecordsOfAWholeRosterAreTheSameToTheLine() throws Exception {
        RosterFiles files = RosterFixture.WHOLE.files();
        List<RosterRecord> records = Rosters.read(files, directory).records();
        Path zip =
                Files.write(directory.resolve("again.zip"), written(new HeldRoster(records), Profile.JAPAN, findings));

        assertThat(Rosters.read(zip).records()).isEqualTo(records);
    }

    @ParameterizedTest
    @EnumSource
    void everyValueIsQuotedWithoutAByteOrderMarkAndTheManifestNamesAll21Files(Profile profile) throws Exception {
        Map<String, String> texts = texts(read(RosterFiles.good()), profile);

        assertThat(texts.keySet())
                .startsWith("manifest.csv")
                .hasSize(10)
                .contains("userProfiles.csv")
                .doesNotContain("results.csv");
        assertThat(texts.get("manifest.csv"))
                .startsWith("\"propertyName\",\"value\"\r\n\"manifest.version\",\"1.0\"\r\n\"oneroster.version\",\""
                        + profile.writtenVersion() + "\"\r\n")
                .contains("\"file.users\",\"bulk\"\r\n", "\"file.results\",\"absent\"\r\n")
                .hasLineCount(1 + 2 + 21 + 1);
        assertThat(texts.values()).allSatisfy(text -> assertThat(text.lines())
                .allMatch(line -> line.matches("\"[^\"]*\"(,\"[^\"]*\")*")));
    }

    @Test
    void columnsAreNamedAsTheProfileNamesThem() throws Exception {
        RosterContent good = read(RosterFiles.good());

        assertThat(texts(good, Profile.JAPAN).get("enrollments.csv"))
                .contains("\"metadata.jp.ShussekiNo\",\"metadata.jp.PublicFlg\"");
        assertThat(texts(good, Profile.K12_V1).get("enrollments.csv"))
                .contains("\"metadata.jp.shussekiNo\",\"metadata.jp.publicFlg\"");
        assertThat(header(good, Profile.E_PORTAL_3))
                .contains("\"userMasterIdentifier\",\"resourceSourcedIds\",\"preferredGivenName\"")
                .doesNotContain("kanaPreferred");
        assertThat(header(good, Profile.E_PORTAL_4))
                .contains("\"userMasterIdentifier\",\"preferredGivenName\"", "metadata.jp.kanaPreferredGivenName");
        assertThat(findings).isEmpty();
    }

    @Test
    void whatAProfileHasNoColumnForIsWrittenAndReported() throws Exception {
        RosterContent roster = read(RosterFiles.good()
                .withCell("users.csv", 2, "metadata.jp.kanaPreferredGivenName", "たろう")
                .withCell("users.csv", 2, "resourceSourcedIds", "r1,r2")
                .withCell("users.csv", 2, "metadata.bus", "3号車"));

        assertThat(texts(roster, Profile.E_PORTAL_3).get("users.csv")).contains("\"たろう\"", "\"r1,r2\"", "\"3号車\"");
        assertThat(texts(roster, Profile.JAPAN).get("users.csv")).contains("\"たろう\"", "\"r1,r2\"", "\"3号車\"");
        assertThat(findings)
                .containsExactly(
                        RowRule.BEYOND_PROFILE
                                .brokenIn("users.csv")
                                .atLine(1)
                                .at("metadata.jp.kanaPreferredGivenName", "metadata.jp.kanaPreferredGivenName"),
                        RowRule.BEYOND_PROFILE
                                .brokenIn("users.csv")
                                .atLine(1)
                                .at("resourceSourcedIds", "resourceSourcedIds"));
    }

    @Test
    void charactersOutsideJisX0213AreReportedAndKept() throws Exception {
        RosterContent roster = read(RosterFiles.good().withCell("users.csv", 3, "familyName", "髙橋"));

        assertThat(texts(roster, Profile.JAPAN).get("users.csv")).contains("\"髙橋\"");
        assertThat(findings)
                .containsExactly(
                        RowRule.JIS_X_0213.brokenIn("users.csv").atLine(3).at("familyName", "髙橋"));
        findings.clear();
        assertThat(texts(roster, Profile.BASE).get("users.csv")).contains("\"髙橋\"");
        assertThat(texts(read(RosterFiles.good().withCell("users.csv", 3, "familyName", "𠮟﨑")), Profile.JAPAN))
                .isNotEmpty();
        assertThat(findings).isEmpty();
    }

    @Test
    void cellsThatLookLikeFormulasStayExact() throws Exception {
        for (String value : List.of("=1+1", "+81-3", "-1", "@home", "'=1")) {
            RosterContent roster = read(RosterFiles.good().withCell("users.csv", 2, "phone", value));

            assertThat(texts(roster, Profile.JAPAN).get("users.csv")).contains(",\"" + value + "\",");
        }
    }

    @Test
    void theNameHasTheCodeOfTheBoardOrOfTheOnlySchool() throws Exception {
        assertThat(name(read(RosterFiles.good()), Profile.JAPAN)).contains(NAME);
        RosterContent one = read(RosterFiles.good().withRows("orgs.csv", List::removeLast));
        assertThat(name(one, Profile.K12_V1)).contains("RO_20260410_B199210000011.zip");
        assertThat(findings).isEmpty();

        RosterContent none = read(RosterFiles.good().withCell("orgs.csv", 2, "identifier", "../x"));
        assertThat(name(none, Profile.JAPAN)).contains("RO_20260410_x.zip");
        RosterContent blank = read(RosterFiles.good().withCell("orgs.csv", 2, "identifier", ""));
        assertThat(name(blank, Profile.JAPAN)).contains("RO_20260410_0.zip");
        assertThat(findings).extracting(Finding::code).containsExactly("export.no-code");
    }

    @Test
    void oneFileNeverMixesEstablishers() throws Exception {
        RosterFiles files = RosterFiles.good()
                .withCell("orgs.csv", 3, "type", "district")
                .withCell("orgs.csv", 3, "parentSourcedId", "");
        RosterContent two =
                new HeldRoster(Rosters.read(files.withCell("manifest.csv", 3, "value", "1.2"), directory, "1.2")
                        .records());

        assertThat(name(two, Profile.JAPAN)).isEmpty();
        assertThat(findings).extracting(Finding::code).containsExactly("org.several-establishers");
        assertThat(name(two, Profile.BASE)).isPresent();
    }
}
