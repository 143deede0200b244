package org.kakehashi.connectors.onerostercsv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.contract.CollectedRoster;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.CategoryRecord;
import org.kakehashi.connectors.spi.roster.DeliveryMode;
import org.kakehashi.connectors.spi.roster.LearningObjectiveRecord;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleUseRecord;

/** The files of the gradebook and of resources, and deliveries of changes. */
class GradebookTests {

    private static final String MANIFEST = "manifest.csv";

    private final Path directory;

    GradebookTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static RosterFiles whole() {
        return RosterFixture.WHOLE.files();
    }

    private static Base base(String file, long line, String sourcedId) {
        return new Base(new Origin(file, line), sourcedId, null, null, Map.of());
    }

    @Test
    void all21FilesAreRead() throws Exception {
        CollectedRoster roster = Rosters.read(whole(), directory);

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.files()).containsOnlyKeys(RosterFile.values());
        assertThat(roster.records()).hasSize(48 + 16);
    }

    @Test
    void lineItemsResultsAndScalesAreReadWhole() throws Exception {
        CollectedRoster roster = Rosters.read(whole(), directory);

        assertThat(roster.records(CategoryRecord.class))
                .containsExactly(
                        new CategoryRecord(base("categories.csv", 2, "category-test"), "テスト", new BigDecimal("60")),
                        new CategoryRecord(
                                new Base(
                                        new Origin("categories.csv", 3),
                                        "category-homework",
                                        Base.Status.ACTIVE,
                                        Instant.parse("2026-06-01T09:00:00Z"),
                                        Map.of()),
                                "宿題",
                                null));
        assertThat(roster.records(LineItemRecord.class).getFirst())
                .isEqualTo(new LineItemRecord(
                        base("lineItems.csv", 2, "item-test"),
                        "わり算テスト",
                        "1学期のまとめ、\"余り\"あり",
                        LocalDate.of(2026, 6, 1),
                        LocalDate.of(2026, 6, 5),
                        "class-east-3-1-math",
                        "category-test",
                        "year-2026",
                        BigDecimal.ZERO,
                        new BigDecimal("100.00"),
                        "school-east"));
        assertThat(roster.records(ResultRecord.class).getFirst())
                .isEqualTo(new ResultRecord(
                        base("results.csv", 2, "result-hanako-test"),
                        "item-test",
                        "pupil-hanako",
                        "fully graded",
                        new BigDecimal("92.50"),
                        LocalDate.of(2026, 6, 6),
                        "=よくできました\n次は筆算",
                        "A",
                        "class-east-3-1-math",
                        false,
                        false,
                        false,
                        false));
        assertThat(roster.records(ScoreScaleRecord.class).getFirst().values())
                .containsExactly("{A:80-100}", "{B:50-79}", "{C:0-49}");
        assertThat(roster.records(ScoreScaleUseRecord.class))
                .extracting(ScoreScaleUseRecord::ofSourcedId)
                .containsExactly("item-test", "result-hanako-test");
        assertThat(roster.records(LearningObjectiveRecord.class).getLast())
                .isEqualTo(new LearningObjectiveRecord(
                        base("resultLearningObjectiveIds.csv", 2, "result-hanako-objective"),
                        RosterFile.RESULT_LEARNING_OBJECTIVE_IDS,
                        "result-hanako-test",
                        "ext:jp-cos",
                        "8220223111100000",
                        new BigDecimal("4"),
                        "十分"));
    }

    @Test
    void resourcesAreKeptAsTheyCome() throws Exception {
        RosterFiles files = whole().withCell("resources.csv", 2, "roles", "anything, at all")
                .withCell("resources.csv", 2, "title", "");
        CollectedRoster roster = Rosters.read(files, directory);

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.records(ResourceRecord.class)).hasSize(4);
        assertThat(roster.records(ResourceRecord.class).getFirst().cells())
                .containsOnly(
                        Map.entry("vendorResourceId", "drill-3"),
                        Map.entry("roles", "anything, at all"),
                        Map.entry("importance", "primary"),
                        Map.entry("vendorId", "vendor-drill"));
    }

    static Stream<Arguments> brokenCells() {
        return Stream.of(
                arguments("categories.csv", "title", "", RowRule.REQUIRED, List.of()),
                arguments("categories.csv", "weight", "六十", RowRule.NUMBER, List.of()),
                arguments("lineItems.csv", "dueDate", "", RowRule.REQUIRED, List.of()),
                arguments("lineItems.csv", "categorySourcedId", "", RowRule.REQUIRED, List.of()),
                arguments("lineItems.csv", "resultValueMax", "1e9", RowRule.NUMBER, List.of()),
                arguments("lineItems.csv", "resultValueMax", "-1", RowRule.RESULT_RANGE, List.of()),
                arguments("results.csv", "scoreStatus", "graded", RowRule.ENUM, List.of(Vocabulary.SCORE_STATUSES)),
                arguments("results.csv", "scoreDate", "6/6", RowRule.DATE, List.of()),
                arguments("results.csv", "score", "12345678901234567890", RowRule.NUMBER, List.of()),
                arguments("results.csv", "late", "TRUE", RowRule.BOOLEAN, List.of()),
                arguments("scoreScales.csv", "scoreScaleValue", "", RowRule.REQUIRED, List.of()),
                arguments("lineItemScoreScales.csv", "scoreScaleSourcedId", "", RowRule.REQUIRED, List.of()),
                arguments(
                        "resultLearningObjectiveIds.csv",
                        "source",
                        "cos",
                        RowRule.ENUM,
                        List.of(Vocabulary.OBJECTIVE_SOURCES)),
                arguments("userResources.csv", "sourcedId", "", RowRule.REQUIRED, List.of()));
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @MethodSource("brokenCells")
    void aBrokenCellIsReportedAndCostsItsRow(
            String file, String column, String value, RowRule rule, List<Object> details) throws Exception {
        CollectedRoster roster = Rosters.read(whole().withCell(file, 2, column, value), directory);

        assertThat(roster.findings())
                .containsExactly(
                        rule.brokenIn(file, details.toArray()).atLine(2).at(column, value.isEmpty() ? null : value));
        assertThat(roster.records()).hasSize(63);
    }

    /** The good roster with only two files, of which users.csv holds changes. */
    private static RosterFiles changes(String status, String modified) {
        RosterFiles files = RosterFiles.good();
        Set<String> kept = Set.of(MANIFEST, "users.csv", "roles.csv");
        files.names().stream().filter(name -> !kept.contains(name)).forEach(files::without);
        files.with(
                MANIFEST,
                files.text(MANIFEST)
                        .replace("bulk", "absent")
                        .replace("\"file.users\",\"absent\"", "\"file.users\",\"delta\"")
                        .replace("\"file.roles\",\"absent\"", "\"file.roles\",\"bulk\""));
        return files.withRows("users.csv", rows -> {
            rows.subList(3, rows.size()).clear();
            rows.get(1).set(1, "active");
            rows.get(1).set(2, "2026-05-01T00:00:00.000Z");
            rows.get(2).set(1, status);
            rows.get(2).set(2, modified);
        });
    }

    @Test
    void aDeliveryOfChangesNeedsOnlyTheFilesThatChanged() throws Exception {
        CollectedRoster roster = Rosters.read(changes("tobedeleted", "2026-05-01T09:00:00+09:00"), directory);

        assertThat(roster.findings()).isEmpty();
        assertThat(roster.files())
                .containsOnly(
                        Map.entry(RosterFile.USERS, DeliveryMode.DELTA),
                        Map.entry(RosterFile.ROLES, DeliveryMode.BULK));
        assertThat(roster.records())
                .filteredOn(record -> record.file() == RosterFile.USERS)
                .extracting(RosterRecord::base)
                .extracting(Base::status)
                .containsExactly(Base.Status.ACTIVE, Base.Status.TO_BE_DELETED);
    }

    @Test
    void aChangeWithoutStatusOrTimeIsRefused() throws Exception {
        CollectedRoster roster = Rosters.read(changes("", ""), directory);

        assertThat(roster.findings())
                .containsExactly(
                        RowRule.REQUIRED.brokenIn("users.csv").atLine(3).at("status", null),
                        RowRule.REQUIRED.brokenIn("users.csv").atLine(3).at("dateLastModified", null));
    }
}
