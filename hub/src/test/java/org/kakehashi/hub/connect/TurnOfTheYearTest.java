package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.ManyLeave.Allowance;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/**
 * The first roster of a new school year asks where too many of the old year's pupils aren't in it. Of the four pupils Ichiro finishes
 * school: a quarter.
 */
@HubTest
@Import({TestImports.class, RosterDays.class})
class TurnOfTheYearTest {
    private static final String ENROLLMENTS = "enrollments.csv";
    private static final String EAST = "かけはし市立ひがし小学校";
    private static final String WEST = "かけはし市立にし小学校";
    private static final LocalDate START = LocalDate.of(2026, 4, 1);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final Allowance USUAL = new Allowance(5, 40, 0);

    @Autowired
    TestTenants tenants;

    @Autowired
    TestImports imports;

    @Autowired
    RosterDays days;

    @Autowired
    HubHttp http;

    @Autowired
    Clock clock;

    @TempDir
    Path directory;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-20", "2027-04-01", "2027-04-20"})
    void graduatesLeaveWithoutAWord(LocalDate day) throws Exception {
        lastYear();
        assertThat(apply(SchoolYears.nextYear(true), day, USUAL).changed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-20", "2027-04-01", "2027-04-20"})
    void halfARosterAsks(LocalDate day) throws Exception {
        lastYear();
        String before = imports.fingerprint(tenant);
        ManyLeave many = asked(halfNextYear(), day, USUAL);
        assertThat(many.atTurn()).isTrue();
        assertThat(many.enrolled()).isEqualTo(4);
        assertThat(many.leaving()).isEqualTo(2);
        assertThat(imports.fingerprint(tenant)).isEqualTo(before);
        assertThat(apply(halfNextYear(), day, new Allowance(5, 40, 2)).changed())
                .isPositive();
    }

    @Test
    void aSchoolThatIsMissingAsks() throws Exception {
        lastYear();
        RosterFiles east = SchoolYears.remove(
                SchoolYears.nextYear(true),
                ENROLLMENTS,
                List.of("next-enrollment-lan", "next-enrollment-sakura")::contains);
        ManyLeave many = asked(east, APRIL, new Allowance(5, 60, 0));
        assertThat(many.schools())
                .containsExactly(new ManyLeave.School(WEST, 1, 1, true), new ManyLeave.School(EAST, 3, 1, false));
        assertThat(apply(east, APRIL, Allowance.ALL).changed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-20", "2027-04-01", "2027-04-03"})
    void whoIsEnrolledWithTheOpeningCeremonyIsThere(String date) throws Exception {
        LocalDate day = LocalDate.parse(date);
        lastYear();
        RosterFiles half = opening(halfNextYear());
        assertThat(asked(half, day, USUAL).leaving()).isEqualTo(2);
        apply(half, day, new Allowance(5, 40, 2));
        RosterFiles again =
                SchoolYears.set(opening(halfNextYear()), "users.csv", "pupil-lan", Map.of("givenName", "蘭"));
        assertThat(apply(again, day.plusDays(1), USUAL).changed()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-20", "2027-04-01"})
    void untilTheOpeningCeremonyTheUsualShareHolds(LocalDate day) throws Exception {
        lastYear();
        assertThat(apply(opening(SchoolYears.nextYear(true)), day, USUAL).changed())
                .isPositive();
        ManyLeave many = asked(opening(halfNextYear()), day.plusDays(2), USUAL);
        assertThat(many.atTurn()).isFalse();
        assertThat(many.leaving()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08-10", "2026-08-25", "2026-09-10"})
    void anotherTermOfTheYearIsNoTurn(LocalDate day) throws Exception {
        // The Japan profiles have whole years only.
        Map<String, String> plain = Map.of("profile", "1.2");
        Map<String, String> first = Map.of("2027-03-31", "2026-08-24", "\"schoolYear\",", "\"semester\",");
        days.apply(tenant, "city", dated(SchoolYears.year(), first), START, Allowance.ALL, plain);
        Map<String, String> second = Map.of(
                "2028-03-31", "2027-03-31",
                "2027-04-01", "2026-08-25",
                "\"2027\"", "\"2026\"",
                "\"schoolYear\",", "\"semester\",");
        RosterFiles withoutIchiro = dated(SchoolYears.nextYear(true), second);
        ManyLeave many = catchThrowableOfType(
                ManyLeave.class, () -> days.apply(tenant, "city", withoutIchiro, day, USUAL, plain));
        assertThat(many.atTurn()).isFalse();
        assertThat(many.enrolled()).isEqualTo(4);
        assertThat(many.leaving()).isEqualTo(1);
        assertThat(days.apply(tenant, "city", withoutIchiro, day, new Allowance(25, 0, 0), plain)
                        .changed())
                .isPositive();
    }

    @Test
    void aSchoolThatIsMergedDoesNot() throws Exception {
        RosterFiles before = SchoolYears.set(
                SchoolYears.year(),
                ENROLLMENTS,
                "enrollment-ichiro",
                Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west"));
        apply(before, START, Allowance.ALL);
        RosterFiles merged = SchoolYears.edit(
                SchoolYears.nextYear(true),
                ENROLLMENTS,
                List.of("next-enrollment-lan", "next-enrollment-sakura")::contains,
                Map.of("classSourcedId", "next-east-3-1", "schoolSourcedId", "school-east"));
        assertThat(apply(merged, APRIL, USUAL).changed()).isPositive();
    }

    @Test
    void aSchoolThatIsMissingAsksThoughSomebodyMovedAway() throws Exception {
        RosterFiles before = SchoolYears.edit(
                SchoolYears.year(),
                ENROLLMENTS,
                List.of("enrollment-ichiro", "enrollment-taro-east")::contains,
                Map.of("classSourcedId", "class-west-3-1", "schoolSourcedId", "school-west"));
        apply(before, START, Allowance.ALL);
        RosterFiles east = SchoolYears.remove(
                SchoolYears.nextYear(true),
                ENROLLMENTS,
                List.of("next-enrollment-lan", "next-enrollment-sakura")::contains);
        assertThat(asked(east, APRIL, new Allowance(5, 60, 0)).schools())
                .containsExactly(new ManyLeave.School(WEST, 3, 2, true), new ManyLeave.School(EAST, 1, 0, false));
    }

    @Test
    void aSchoolThatIsMissingInMidYearAsksHoweverSmallItIs() throws Exception {
        lastYear();
        RosterFiles east = SchoolYears.remove(SchoolYears.year(), ENROLLMENTS, "enrollment-lan"::equals);
        ManyLeave many = asked(east, START.plusDays(100), new Allowance(50, 40, 0));
        assertThat(many.atTurn()).isFalse();
        assertThat(many.schools().getFirst()).isEqualTo(new ManyLeave.School(WEST, 1, 1, true));
    }

    @Test
    void afterTheTurnTheUsualShareHolds() throws Exception {
        lastYear();
        apply(SchoolYears.nextYear(true), APRIL, USUAL);
        ManyLeave many = asked(halfNextYear(), APRIL.plusDays(1), USUAL);
        assertThat(many.atTurn()).isFalse();
        assertThat(many.leaving()).isEqualTo(1);
    }

    @Test
    void theOldYearsRosterThatStillComesInAprilAsksNothing() throws Exception {
        lastYear();
        RosterFiles old = SchoolYears.set(SchoolYears.year(), "users.csv", "pupil-lan", Map.of("givenName", "蘭"));
        assertThat(apply(old, APRIL.plusDays(2), USUAL).changed()).isPositive();
        assertThat(asked(halfNextYear(), APRIL.plusDays(5), USUAL).leaving()).isEqualTo(2);
    }

    @Test
    void aRosterOfBothYearsIsLookedAtOnTheFirstDayOfEach() throws Exception {
        lastYear();
        LocalDate march = LocalDate.of(2027, 3, 20);
        ManyLeave half = asked(withNextYear(SchoolYears.year(), halfNextYear()), march, USUAL);
        assertThat(half.atTurn()).isTrue();
        assertThat(half.leaving()).isEqualTo(2);
        RosterFiles whole = withNextYear(SchoolYears.year(), SchoolYears.nextYear(true));
        assertThat(apply(whole, march, USUAL).changed()).isPositive();
        RosterFiles withoutHanako =
                SchoolYears.remove(SchoolYears.year(), ENROLLMENTS, id -> id.startsWith("enrollment-hanako"));
        ManyLeave today = asked(withNextYear(withoutHanako, SchoolYears.nextYear(true)), march.plusDays(1), USUAL);
        assertThat(today.atTurn()).isFalse();
        assertThat(today.leaving()).isEqualTo(1);
        // April's pupils are known by now: one of the four would leave.
        ManyLeave april = asked(withNextYear(SchoolYears.year(), halfNextYear()), march.plusDays(1), USUAL);
        assertThat(april.atTurn()).isFalse();
        assertThat(april.leaving()).isEqualTo(1);
    }

    @Test
    void aYesAppliesIt() throws Exception {
        LocalDate today = SchoolDay.today(clock);
        int shift = SchoolDay.year(today) - 2027;
        days.apply(tenant, "city", shifted(SchoolYears.year(), shift), START.plusYears(shift), Allowance.ALL);
        JsonNode run = imports.roster(tenant, shifted(halfNextYear(), shift).zipInto(directory));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(TestImports.findings(run))
                .containsExactly(
                        "connect.many-leave-at-turn enrollments.csv:- userSourcedId=2/4",
                        "connect.many-leave-school enrollments.csv:- userSourcedId=2/3");
        long id = run.get("importId").asLong();
        http.post(tenant, "/api/v1/imports/" + id + "/confirmation?apply=true", "");
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("APPLIED");
        assertThat(imports.count(
                        "select count(*) from enrollment where tenant_id = ? and role = 'student' and ? between valid_from and valid_to",
                        tenant.id(),
                        today))
                .isEqualTo(3);
    }

    @Test
    void whatBothYearsAskIsToldAtOnce() throws Exception {
        int shift = SchoolDay.year(SchoolDay.today(clock)) - 2026;
        days.apply(tenant, "city", shifted(SchoolYears.year(), shift), START.plusYears(shift), Allowance.ALL);
        RosterFiles withoutHanako =
                SchoolYears.remove(SchoolYears.year(), ENROLLMENTS, id -> id.startsWith("enrollment-hanako"));
        JsonNode run = imports.roster(
                tenant,
                shifted(withNextYear(withoutHanako, halfNextYear()), shift).zipInto(directory));
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(TestImports.findings(run))
                .containsExactly(
                        "connect.many-leave-at-turn enrollments.csv:- userSourcedId=2/4",
                        "connect.many-leave-school enrollments.csv:- userSourcedId=2/3",
                        "connect.many-leave enrollments.csv:- userSourcedId=1/4",
                        "connect.many-leave-school enrollments.csv:- userSourcedId=1/3");
        long id = run.get("importId").asLong();
        http.post(tenant, "/api/v1/imports/" + id + "/confirmation?apply=true", "");
        assertThat(imports.finished(tenant, id).get("status").asString()).isEqualTo("APPLIED");
    }

    @Test
    void theShareAtTheTurnIsASetting() throws Exception {
        int shift = SchoolDay.year(SchoolDay.today(clock)) - 2027;
        days.apply(tenant, "city", shifted(SchoolYears.year(), shift), START.plusYears(shift), Allowance.ALL);
        Path zip = shifted(halfNextYear(), shift).zipInto(directory);
        var wrong = http.send(http.request(
                        tenant, "/api/v1/imports?connector=oneroster-csv&source=city&setting.largestDropAtTurn=101")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofFile(zip)));
        assertThat(wrong.statusCode()).isEqualTo(400);
        JsonNode run = imports.run(tenant, "oneroster-csv", "city", zip, "&setting.largestDropAtTurn=50");
        assertThat(run.get("status").asString()).as(run.toString()).isEqualTo("APPLIED");
    }

    private void lastYear() throws Exception {
        apply(SchoolYears.year(), START, Allowance.ALL);
    }

    private RosterCounts apply(RosterFiles files, LocalDate day, Allowance allowed) throws Exception {
        return days.apply(tenant, "city", files, day, allowed);
    }

    private ManyLeave asked(RosterFiles files, LocalDate day, Allowance allowed) {
        ManyLeave many = catchThrowableOfType(ManyLeave.class, () -> apply(files, day, allowed));
        assertThat(many).isNotNull();
        return many;
    }

    /** Hanako is missing as well. */
    private static RosterFiles halfNextYear() {
        return SchoolYears.remove(
                SchoolYears.nextYear(true), ENROLLMENTS, id -> id.startsWith("next-enrollment-hanako"));
    }

    /** Enrolments begin with the opening ceremony, a week after the term. */
    private static RosterFiles opening(RosterFiles files) {
        return SchoolYears.edit(files, ENROLLMENTS, id -> true, Map.of("beginDate", "2027-04-07"));
    }

    /** With other words in place of some, all at once. */
    private static RosterFiles dated(RosterFiles files, Map<String, String> words) {
        for (String name : List.of("academicSessions.csv", "roles.csv", ENROLLMENTS)) {
            files.with(
                    name,
                    Pattern.compile(String.join("|", words.keySet()))
                            .matcher(files.text(name))
                            .replaceAll(found -> words.get(found.group())));
        }
        return files;
    }

    /** The sessions, classes and enrolments of both, and whoever is in either. */
    private static RosterFiles withNextYear(RosterFiles year, RosterFiles next) {
        for (String name : List.of("academicSessions.csv", "users.csv", "roles.csv", "classes.csv", ENROLLMENTS)) {
            List<String> known = new java.util.ArrayList<>();
            year.withRows(name, rows -> rows.forEach(row -> known.add(row.getFirst())));
            next.withRows(
                    name,
                    more -> year.withRows(name, rows -> more.stream()
                            .filter(row -> !known.contains(row.getFirst()))
                            .forEach(rows::add)));
        }
        return year;
    }

    /** So many years later; the sessions' ids stay. */
    private static RosterFiles shifted(RosterFiles files, int years) {
        for (String name : List.of("academicSessions.csv", "roles.csv", ENROLLMENTS)) {
            files.with(
                    name,
                    Pattern.compile("(?<!year-)20(26|27|28)")
                            .matcher(files.text(name))
                            .replaceAll(year -> String.valueOf(Integer.parseInt(year.group()) + years)));
        }
        return files;
    }
}
