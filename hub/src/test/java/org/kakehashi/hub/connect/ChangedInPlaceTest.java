package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** An enrolment that comes with another class, but under its sourcedId and from the same day on. */
@HubTest
@Import(TestImports.class)
class ChangedInPlaceTest {
    private static final String ENROLLMENTS = "enrollments.csv";
    private static final String TAROS = "enrollment-taro-east";

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    TestTenant tenant;
    LocalDate today;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
        today = SchoolDay.today(clock);
    }

    @Test
    void itCorrectsThePastAndSaysSo() throws IOException {
        String since = today.minusDays(100).toString();
        apply(taro(since, Map.of()));
        RosterFiles moved = taro(since, Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west"));
        JsonNode run = apply(moved);
        assertThat(warnings(run)).containsExactly(CODE + " enrollments.csv:2 classSourcedId=class-west-3-1");
        assertThat(run.get("findingCount").asLong()).isEqualTo(1);
        assertThat(run.at("/findings/0/severity").asString()).isEqualTo("WARNING");
        assertThat(run.at("/findings/0/rule/en").asString()).contains("class-east-3-1");
        // A person's erasure doesn't reach into the words.
        assertThat(run.get("findings").toString()).doesNotContain("pupil-taro");
        assertThat(tarosClasses()).containsExactly("class-west-3-1 " + since);
        assertThat(warnings(apply(moved))).isEmpty();
    }

    @Test
    void whoSaysLaterThatItWasAChangeOfClassGetsBoth() throws IOException {
        String since = today.minusDays(100).toString();
        String move = today.minusDays(10).toString();
        apply(taro(since, Map.of()));
        apply(taro(since, Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west")));
        RosterFiles both = taro(since, Map.of("endDate", today.minusDays(11).toString()));
        SchoolYears.copy(
                both,
                ENROLLMENTS,
                TAROS,
                Map.of(
                        "sourcedId", "enrollment-taro-west",
                        "classSourcedId", "class-west-3-1",
                        "schoolSourcedId", "school-west",
                        "beginDate", move,
                        "endDate", ""));
        apply(both);
        assertThat(tarosClasses()).containsExactly("class-east-3-1 " + since, "class-west-3-1 " + move);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "100, 10"})
    void itIsNotToldInTheFirstDaysNorWhereTheBeginChanges(int began, int begins) throws IOException {
        apply(taro(today.minusDays(began).toString(), Map.of()));
        JsonNode run = apply(taro(
                today.minusDays(begins).toString(),
                Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west")));
        assertThat(warnings(run)).isEmpty();
    }

    private static final String CODE = "roster.enrollment-changed-in-place";

    private JsonNode apply(RosterFiles files) throws IOException {
        JsonNode run = imports.run(
                tenant,
                "oneroster-csv",
                "city",
                files.zipInto(directory),
                "&setting.largestDrop=100&setting.largestDropAtTurn=100");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("APPLIED");
        return run;
    }

    private static List<String> warnings(JsonNode run) {
        return TestImports.findings(run).stream()
                .filter(finding -> finding.startsWith(CODE))
                .toList();
    }

    private static RosterFiles taro(String since, Map<String, String> cells) {
        RosterFiles files = SchoolYears.set(SchoolYears.year(), ENROLLMENTS, TAROS, cells);
        return SchoolYears.set(files, ENROLLMENTS, TAROS, Map.of("beginDate", since));
    }

    private List<String> tarosClasses() {
        return imports
                .rows(
                        "select class_sourced_id, valid_from from enrollment where tenant_id = ? and user_sourced_id = 'pupil-taro' order by valid_from",
                        tenant.id())
                .stream()
                .map(row -> row.get("class_sourced_id") + " " + row.get("valid_from"))
                .toList();
    }
}
