package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.ValueRule;

/** Each rule of a row, broken in the middle row of three: it is reported, and the other two are read. */
class RowRuleTests {

    private static final String MAPPING = """
            {
              "record": "nurse-visit",
              "personScheme": "MASTER_IDENTIFIER",
              "fields": {
                "person": {"column": "ID"},
                "sourceKey": {"column": "番号"},
                "date": {"column": "日", "formats": ["yyyy-MM-dd", "Gy年M月d日"]},
                "timeIn": {"column": "来"},
                "timeOut": {"column": "帰", "formats": ["H:mm", "H時m分"]},
                "kind": {"column": "種", "codes": {"内": "INTERNAL", "外": "INJURY"}},
                "temperature": {"column": "温"},
                "pulse": {"column": "脈"}
              }
            }
            """;
    private static final List<String> COLUMNS = List.of("ID", "番号", "日", "来", "帰", "種", "温", "脈");

    private final Path directory;

    RowRuleTests(@TempDir Path directory) {
        this.directory = directory;
    }

    record BrokenCell(String column, String value, ValueRule rule, List<Object> details) {}

    static Stream<BrokenCell> brokenCells() {
        return Stream.of(
                cell("ID", "", ValueRule.REQUIRED),
                cell("ID", "e260301", ValueRule.PERSON_UUID),
                cell("ID", "x".repeat(201), ValueRule.KEY_LENGTH, 200),
                cell("番号", "　", ValueRule.REQUIRED),
                cell("番号", "x".repeat(201), ValueRule.KEY_LENGTH, 200),
                cell("日", "", ValueRule.REQUIRED),
                cell("日", "2026-02-29", ValueRule.DATE, "2026-12-24, 令和8年12月24日"),
                cell("日", "2026/04/10", ValueRule.DATE, "2026-12-24, 令和8年12月24日"),
                cell("日", "0026-04-10", ValueRule.DATE, "2026-12-24, 令和8年12月24日"),
                cell("日", "平成35年4月1日", ValueRule.DATE, "2026-12-24, 令和8年12月24日"),
                cell("日", "天保8年4月1日", ValueRule.DATE, "2026-12-24, 令和8年12月24日"),
                cell("来", "", ValueRule.REQUIRED),
                cell("来", "25:00", ValueRule.TIME, "13:45"),
                cell("来", "9時", ValueRule.TIME, "13:45"),
                cell("帰", "午後", ValueRule.TIME, "13:45, 13時45分"),
                cell("帰", "8:59", ValueRule.TIME_ORDER),
                cell("種", "", ValueRule.REQUIRED),
                cell("種", "歯科", ValueRule.CODE, "内, 外"),
                cell("温", "36.5℃", ValueRule.NUMBER, 30, 45),
                cell("温", "365", ValueRule.NUMBER, 30, 45),
                cell("温", "1e999999999", ValueRule.NUMBER, 30, 45),
                cell("脈", "80.5", ValueRule.NUMBER, 20, 300),
                cell("脈", "-80", ValueRule.NUMBER, 20, 300));
    }

    private static BrokenCell cell(String column, String value, ValueRule rule, Object... details) {
        return new BrokenCell(column, value, rule, List.of(details));
    }

    private static String row(String key, String column, String value) {
        Map<String, String> good = Map.of(
                "ID",
                Records.TARO,
                "番号",
                key,
                "日",
                "2026-04-10",
                "来",
                "9:00",
                "帰",
                "10時0分",
                "種",
                "内",
                "温",
                "36.5",
                "脈",
                "80");
        return String.join(
                ",",
                COLUMNS.stream()
                        .map(name -> name.equals(column) ? value : good.getOrDefault(name, ""))
                        .toList());
    }

    private CollectedRecords read(String... rows) throws Exception {
        String csv = String.join(",", COLUMNS) + "\n" + String.join("\n", rows) + "\n";
        return Records.readWith(directory, Map.of("mapping.json", MAPPING), csv.getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCells")
    void aBrokenCellIsReportedAndCostsItsRowOnly(BrokenCell cell) throws Exception {
        CollectedRecords read = read(row("1", "", ""), row("2", cell.column, cell.value), row("3", "", ""));

        // A nurse's visit is restricted: only the pupil's key and the day are told.
        boolean told = List.of("ID", "日").contains(cell.column) && !cell.value.isBlank();
        assertThat(read.findings())
                .containsExactly(cell.rule
                        .brokenIn(Records.FILE, cell.details.toArray())
                        .atLine(3)
                        .at(cell.column, told ? cell.value : null));
        assertThat(read.records()).extracting(SchoolRecord::sourceKey).containsExactly("1", "3");
    }

    @Test
    void valuesAtTheEdgeOfTheRulesAreGood() throws Exception {
        CollectedRecords read = read(
                row("1", "日", "令和元年5月1日"),
                row("2", "日", "令和８年１２月３１日"),
                row("3", "帰", "9:00"),
                row("4", "帰", ""),
                row("5", "温", "45"),
                row("6", "脈", "300.0"),
                row("x".repeat(200), "来", "０:００"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .hasSize(7)
                .extracting(record -> record.date().toString())
                .startsWith("2019-05-01", "2026-12-31");
    }

    @Test
    void ofOtherKindsCodesAndNumbersAreToldButNoText() throws Exception {
        String mapping = """
                {"record": "attendance", "personScheme": "LOCAL_IDENTIFIER", "encoding": "UTF-8", "fields": {
                  "person": {"column": "学籍番号"}, "date": {"column": "日"}, "sourceKey": {"column": "番号"},
                  "status": {"column": "区分", "codes": {"/": "ABSENT_SICK"}}, "minutesLate": {"column": "遅れ"},
                  "reason": {"column": "理由"}}}
                """;
        String row = "0301,2026-04-10," + "x".repeat(201) + ",遅,十分," + "熱".repeat(4001);
        CollectedRecords read = Records.readWith(
                directory, Map.of("mapping.json", mapping), ("学籍番号,日,番号,区分,遅れ,理由\n" + row + "\n").getBytes(UTF_8));

        assertThat(read.records()).isEmpty();
        assertThat(read.findings())
                .extracting(Finding::column, Finding::value)
                .containsExactlyInAnyOrder(tuple("番号", null), tuple("区分", "遅"), tuple("遅れ", "十分"), tuple("理由", null));
    }

    @Test
    void twoNotesOfOneDayAreTwoRecordsAndTheirKeysDontTellThem() throws Exception {
        String mapping = """
                {"record": "guidance", "personScheme": "USERNAME", "encoding": "UTF-8", "fields": {
                  "person": {"column": "ID"}, "date": {"column": "日"}, "kind": {"value": "生活"},
                  "author": {"column": "者"}, "text": {"column": "文"}}}
                """;
        CollectedRecords read = Records.readWith(
                directory,
                Map.of("mapping.json", mapping),
                "ID,日,者,文\ntaro,2026-04-10,佐藤,朝の話\ntaro,2026-04-10,佐藤,昼の話\n".getBytes(UTF_8));

        assertThat(read.records())
                .extracting(SchoolRecord::sourceKey)
                .doesNotHaveDuplicates()
                .hasSize(2)
                .allMatch(key -> key.matches("USERNAME/taro/2026-04-10/生活/佐藤/[0-9a-f]{16}"));
    }

    @Test
    void allErrorsOfARowAreReported() throws Exception {
        CollectedRecords read = read("?,1,?,?,?,?,?,?");

        assertThat(read.records()).isEmpty();
        assertThat(read.findings())
                .extracting(Finding::column)
                .containsExactlyInAnyOrder("ID", "日", "来", "帰", "種", "温", "脈");
    }

    @Test
    void aColumnThatTheMappingNamesMustBeInTheHeader() throws Exception {
        CollectedRecords read =
                Records.readWith(directory, Map.of("mapping.json", MAPPING), "ID,番号,日,来,帰,種,温\n".getBytes(UTF_8));

        assertThat(read.findings())
                .containsExactly(RecordRule.HEADER_MISSING
                        .brokenIn(Records.FILE, "/fields/pulse")
                        .atLine(1)
                        .at("脈", null));
    }

    @Test
    void anEmptyCellCanBeACode() throws Exception {
        String mapping = """
                {"record": "attendance", "personScheme": "LOCAL_IDENTIFIER", "encoding": "UTF-8", "fields": {
                  "person": {"column": "学籍番号"}, "date": {"column": "日"},
                  "status": {"column": "区分", "codes": {"": "PRESENT", "/": "ABSENT_SICK"}}}}
                """;
        CollectedRecords read = Records.readWith(
                directory,
                Map.of("mapping.json", mapping),
                "学籍番号,日,区分\n0301,2026-04-10,\n0302,2026-04-10,/\n".getBytes(UTF_8));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .extracting(record ->
                        AttendanceStatus.valueOf(String.valueOf(record.values().get("status"))))
                .containsExactly(AttendanceStatus.PRESENT, AttendanceStatus.ABSENT_SICK);
        assertThat(read.records().getFirst().subject()).isEqualTo(new Subject(SubjectScheme.LOCAL_IDENTIFIER, "0301"));
    }
}
