package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;

/** Layouts where one row holds many records. */
class WideTests {
    private static final String SHEET = """
            {"record": "attendance", "personScheme": "LOCAL_IDENTIFIER", "headerLine": 3, "delimiter": "tab",
             "fields": {"person": {"column": "学籍番号"}},
             "wide": {
               "columns": "{date}",
               "header": {"date": {"formats": ["d", "d(E)", "M/d"],
                 "month": {"line": 1, "column": 2, "formats": ["Gy年M月"]}}},
               "cell": {"status": {"codes": {"": "PRESENT", "/": "ABSENT_SICK"}}},
               "empty": ["休"], "except": ["氏名", "計"], "weekdaysOnly": true}}
            """;

    private final Path directory;

    WideTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private CollectedRecords read(String mapping, String csv) throws Exception {
        return Records.readWith(directory, Map.of("mapping.json", mapping), csv.getBytes(UTF_8));
    }

    private CollectedRecords standard(String mapping, Map<String, String> more, String csv) throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("mapping", mapping);
        return Records.readWith(directory, settings, csv.getBytes(UTF_8));
    }

    private static List<String> said(CollectedRecords read, String field) {
        return read.records().stream()
                .map(record -> record.subject().key() + " " + record.date() + " "
                        + record.values().get(field))
                .toList();
    }

    @Test
    void anAttendanceSheetTakesItsMonthFromTheTitleAboveTheHeader() throws Exception {
        String csv = """
                出席簿\t令和8年4月 3年1組
                \t
                学籍番号\t氏名\t1(水)\t2\t4\t4/6\t31\t計
                0301\t山田\t\t/\t\t休\t\t1
                0302\t鈴木\t/\t\t\t\t\t0
                """;
        CollectedRecords read = read(SHEET, csv);

        assertThat(read.findings()).isEmpty();
        assertThat(said(read, "status"))
                .containsExactly(
                        "0301 2026-04-01 PRESENT",
                        "0301 2026-04-02 ABSENT_SICK",
                        "0302 2026-04-01 ABSENT_SICK",
                        "0302 2026-04-02 PRESENT",
                        "0302 2026-04-06 PRESENT");
        assertThat(read.records().getFirst().sourceKey()).isEqualTo("LOCAL_IDENTIFIER/0301/2026-04-01");
    }

    @Test
    void whatIsWrongInASheetIsSaidByLineAndColumn() throws Exception {
        String csv = """
                出席簿\t4月
                \t
                学籍番号\t1
                0301\t/
                """;
        assertThat(read(SHEET, csv).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("wide.month");
            assertThat(finding.line()).isEqualTo(1);
            assertThat(finding.value()).isEqualTo("4月");
        });

        CollectedRecords read = read(SHEET, """
                出席簿\t令和8年4月
                \t
                学籍番号\t1\t31\t備考
                0301\t?\t/\tx
                """);
        assertThat(read.records()).isEmpty();
        assertThat(read.findings())
                .extracting(Finding::code, Finding::line, Finding::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("wide.column", 3L, "備考"),
                        org.assertj.core.groups.Tuple.tuple("code.unknown", 4L, "1"),
                        org.assertj.core.groups.Tuple.tuple("wide.no-day", 4L, "31"));
    }

    @Test
    void aMonthSheetByTheStandardMappingTakesItsMonthFromTheSetting() throws Exception {
        String csv = "児童生徒ID,氏名,1日,2日,31日\n" + Records.TARO + ",山田,出,遅,\n";
        CollectedRecords read = standard("standard-attendance-month", Map.of("month", "2026-06"), csv);

        assertThat(read.findings()).isEmpty();
        assertThat(said(read, "status"))
                .containsExactly(Records.TARO + " 2026-06-01 PRESENT", Records.TARO + " 2026-06-02 LATE");
        assertThat(standard("standard-attendance-month", Map.of("month", "6月"), csv)
                        .findings())
                .extracting(Finding::code, Finding::file, Finding::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("setting.month", "settings", "month"));
    }

    @Test
    void aMonthOfTheNextCalendarYearBelongsToTheSameSchoolYear() throws Exception {
        String mapping =
                SHEET.replaceAll("(?s)\\{\"line\".*?\\]\\}", "\"2026-04\"").replace("\"headerLine\": 3, ", "");
        CollectedRecords read = read(mapping, "学籍番号\t12/1\t3/1\t3/2\n0301\t/\t/\t/\n");

        assertThat(said(read, "status"))
                .containsExactly(
                        "0301 2026-12-01 ABSENT_SICK", "0301 2027-03-01 ABSENT_SICK", "0301 2027-03-02 ABSENT_SICK");
    }

    @Test
    void aSurveyHasOneColumnAQuestion() throws Exception {
        CollectedRecords read = standard(
                "standard-survey-wide", Map.of(), "児童生徒ID,日付,調査名,Q1,Q2,メモ\n" + Records.TARO + ",2026-04-10,生活,はい,,\n");

        assertThat(read.findings()).isEmpty();
        assertThat(read.records()).singleElement().satisfies(record -> assertThat(record.values())
                .isEqualTo(Map.of("instrument", "生活", "question", "1", "answer", "はい")));
        assertThat(standard("standard-survey-wide", Map.of(), "児童生徒ID,日付,調査名,問1\n")
                        .findings())
                .extracting(Finding::code)
                .containsExactly("wide.no-columns");
    }

    @Test
    void questionsCanBeListedByTheNamesOfTheirColumns() throws Exception {
        String mapping = """
                {"record": "survey-answer", "personScheme": "EMAIL",
                 "fields": {"person": {"column": "メールアドレス"}, "date": {"column": "タイムスタンプ", "formats": ["yyyy/MM/dd"]},
                   "instrument": {"value": "学校生活アンケート"}},
                 "wide": {"columns": ["学校は楽しいですか", "朝ごはんを食べましたか"], "header": {"question": {}}, "cell": {"answer": {}}}}
                """;
        CollectedRecords read = read(mapping, "タイムスタンプ,メールアドレス,学校は楽しいですか,朝ごはんを食べましたか,学年\n2026/04/10,A@x.jp,はい,いいえ,3\n");

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .extracting(record -> record.values().get("question"))
                .containsExactly("学校は楽しいですか", "朝ごはんを食べましたか");
    }

    @Test
    void testResultsHaveOneColumnASubjectAndDomain() throws Exception {
        String header = "児童生徒ID,日付,調査名,年度,国語:読むこと,国語:書くこと,算数:\n";
        CollectedRecords read =
                standard("standard-test-result-wide", Map.of(), header + Records.TARO + ",2026-04-16,調査,2026,8,x,\n");

        assertThat(read.records()).singleElement().satisfies(record -> assertThat(record.values())
                .containsEntry("subject", "国語")
                .containsEntry("domain", "読むこと"));
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("number.range");
            assertThat(finding.column()).isEqualTo("国語:書くこと");
        });
    }

    @Test
    void aTimetableHasOneColumnAPeriod() throws Exception {
        CollectedRecords read =
                standard("standard-timetable-wide", Map.of(), "学校コード,学級,日付,1校時,2校時\nB101,3年1組,2026-04-10,国語,算数\n");

        assertThat(read.findings()).isEmpty();
        assertThat(said(read, "subject")).containsExactly("B101/3年1組 2026-04-10 国語", "B101/3年1組 2026-04-10 算数");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"{date}\"|\"{day}\"|/wide/columns|mapping.columns",
                "\"{date}\"|\"{date\"|/wide/columns|mapping.columns",
                "\"{date}\"|[\"{date}日\", \"{date}{x}\"]|/wide/columns/1|mapping.columns",
                "\"{date}\"|7|/wide/columns|mapping.type",
                "\"d(E)\"|\"d{E\"|/wide/header/date/formats/1|mapping.format",
                "\"status\"|\"state\"|/wide/cell/state|mapping.unknown-member",
                "\"ABSENT_SICK\"|\"SICK\"|/wide/cell/status/codes/~1|mapping.value",
                "\"line\": 1|\"line\": 0|/wide/header/date/month/line|mapping.type",
                "\"weekdaysOnly\": true|\"weekdaysOnly\": 1|/wide/weekdaysOnly|mapping.type",
                "\"except\"|\"without\"|/wide/without|mapping.unknown-member",
                "\"delimiter\": \"tab\"|\"delimiter\": \"space\"|/delimiter|mapping.value",
                "\"headerLine\": 3|\"headerLine\": 51|/headerLine|mapping.type",
                "\"fields\": {|\"fields\": {\"date\": {\"column\": \"日\"}, |/fields/date|mapping.unknown-member",
                "\"fields\": {|\"fields\": {\"sourceKey\": {\"column\": \"ID\"}, |/fields/sourceKey|mapping.unknown-member",
            },
            quoteCharacter = '`')
    void aMistakeInALayoutIsSaidByItsPointer(String from, String to, String pointer, String code) {
        assertThat(SHEET).contains(from);
        List<Finding> findings = new ArrayList<>();
        String spoilt = SHEET.replace(from, to == null ? "" : to);

        assertThat(CsvMapping.read(spoilt, findings::add)).isNull();
        assertThat(findings).first().satisfies(finding -> {
            assertThat(finding.column()).isEqualTo(pointer);
            assertThat(finding.code()).isEqualTo(code);
        });
    }
}
