package org.kakehashi.connectors.schoolaffairscsv;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** Every kind by its standard mapping: a good row is read, and the same row with one cell spoilt says where it is wrong. */
class KindTests {
    private static final String P = Records.TARO;

    private final Path directory;

    KindTests(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A file, what its first record holds, and how it is spoilt: the cell, what is put there, the rule it breaks. */
    record Kind(
            RecordKind kind,
            String mapping,
            String csv,
            Map<String, Object> holds,
            String column,
            String good,
            String bad,
            String code) {}

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        RecordKind.ATTENDANCE,
                        "standard-attendance",
                        "児童生徒ID,日付,出欠\n" + P + ",R8.4.10,忌引\n",
                        Map.of("status", "MOURNING"),
                        "出欠",
                        "忌引",
                        "さぼり",
                        "code.unknown"),
                new Kind(
                        RecordKind.MOOD,
                        "standard-mood",
                        "児童生徒ID,日付,時間帯,心の天気\n" + P + ",20260410,朝,曇り\n",
                        Map.of("weather", "CLOUDY"),
                        "時間帯",
                        "朝",
                        "",
                        "cell.required"),
                new Kind(
                        RecordKind.LESSON_MOOD,
                        "standard-lesson-mood",
                        "児童生徒ID,日付,校時,教科,学びの天気,ひとこと\n" + P + ",2026/4/10,2,算数,晴,わかった\n",
                        Map.of("period", "2", "subject", "算数", "weather", "SUNNY"),
                        "学びの天気",
                        "晴",
                        "霧",
                        "code.unknown"),
                new Kind(
                        RecordKind.NURSE_VISIT,
                        "standard-nurse-visit",
                        "児童生徒ID,日付,来室時刻,種別\n" + P + ",2026-04-10,905,外科\n",
                        Map.of("timeIn", java.time.LocalTime.of(9, 5), "kind", "INJURY"),
                        "来室時刻",
                        "905",
                        "2505",
                        "time.format"),
                new Kind(
                        RecordKind.OBSERVATION,
                        "standard-observation",
                        "児童生徒ID,日付,記録者,観点,所見,公開範囲\n" + P + ",2026-04-10,田中,対人,友だちを手伝った,学級\n",
                        Map.of("category", "RELATIONSHIPS", "visibility", "CLASS"),
                        "公開範囲",
                        "学級",
                        "保護者",
                        "code.unknown"),
                new Kind(
                        RecordKind.GUIDANCE,
                        "standard-guidance",
                        "児童生徒ID,日付,種別,内容,その後の対応\n" + P + ",2026-04-10,トラブル,廊下でけんか,両家に連絡\n",
                        Map.of("kind", "トラブル", "followUp", "両家に連絡"),
                        "内容",
                        "廊下でけんか",
                        "",
                        "cell.required"),
                new Kind(
                        RecordKind.HEALTH_CHECK,
                        "standard-health-check",
                        "児童生徒ID,日付,回,身長,体重,視力右\n" + P + ",2026-04-10,1学期,１２８．５,27.1,A\n",
                        Map.of("height", new java.math.BigDecimal("128.5"), "visionRight", "A"),
                        "体重",
                        "27.1",
                        "27kg",
                        "number.range"),
                new Kind(
                        RecordKind.SURVEY_ANSWER,
                        "standard-survey-answer",
                        "児童生徒ID,日付,調査名,設問,回答\n" + P + ",2026-04-10,生活アンケート,朝ごはん,毎日\n",
                        Map.of("instrument", "生活アンケート", "answer", "毎日"),
                        "設問",
                        "朝ごはん",
                        "",
                        "cell.required"),
                new Kind(
                        RecordKind.TEST_RESULT,
                        "standard-test-result",
                        "児童生徒ID,日付,調査名,年度,教科,領域,得点,満点\n" + P + ",R8.4.16,全国学力・学習状況調査,2026,国語,読むこと,8,10\n",
                        Map.of("schoolYear", 2026, "domain", "読むこと"),
                        "年度",
                        "2026",
                        "令和8",
                        "number.range"),
                new Kind(
                        RecordKind.SUPPORT_CENTRE,
                        "standard-support-centre",
                        "児童生徒ID,日付,開始時刻,終了時刻,施設名,根拠,判断\n" + P + ",2026-04-10,9時30分,11:30,ひだまり教室,別記1,申請中\n",
                        Map.of("basis", "FACILITY", "decision", "PROPOSED"),
                        "終了時刻",
                        "11:30",
                        "9:00",
                        "time.order"),
                new Kind(
                        RecordKind.ONLINE_LESSON,
                        "standard-online-lesson",
                        "児童生徒ID,日付,会議ID,参加時刻,退出時刻,参加(分)\n" + P + ",2026-04-10,abc-defg-hij,9:00,9:50,45\n",
                        Map.of("meeting", "abc-defg-hij", "minutes", 45),
                        "参加(分)",
                        "45",
                        "2000",
                        "number.range"),
                new Kind(
                        RecordKind.TEACHING_RECORD,
                        "standard-teaching-record",
                        "学校コード,学級,日付,校時,教科,単元,方法\nB101,3年1組,2026-04-10,2,算数,わり算,一斉\n",
                        Map.of("unit", "わり算", "method", "一斉"),
                        "学級",
                        "3年1組",
                        "",
                        "cell.required"),
                new Kind(
                        RecordKind.TIMETABLE,
                        "standard-timetable",
                        "学校コード,学級,日付,校時,教科,開始時刻,終了時刻\nB101,3年1組,2026-04-10,1,国語,8:50,9:35\n",
                        Map.of("period", "1", "subject", "国語"),
                        "教科",
                        "国語",
                        "",
                        "cell.required"),
                new Kind(
                        RecordKind.SCHOOL_CALENDAR,
                        "standard-school-calendar",
                        "学校コード,日付,学年,区分,行事\nB101,2026-04-06,,授業日,始業式\n",
                        Map.of("dayKind", "LESSONS", "event", "始業式"),
                        "日付",
                        "2026-04-06",
                        "2026-04-31",
                        "date.format"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aGoodRowIsRead(Kind kind) throws Exception {
        CollectedRecords read = Records.read(directory, kind.mapping, kind.csv);

        assertThat(read.findings()).isEmpty();
        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.kind()).isEqualTo(kind.kind);
            assertThat(record.values()).containsAllEntriesOf(kind.holds);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aSpoiltCellIsNamed(Kind kind) throws Exception {
        int row = kind.csv.indexOf('\n');
        String spoilt = kind.csv.substring(0, row) + kind.csv.substring(row).replace(kind.good, kind.bad);
        CollectedRecords read = Records.read(directory, kind.mapping, spoilt);

        assertThat(read.records()).isEmpty();
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(kind.code);
            assertThat(finding.column()).isEqualTo(kind.column);
            assertThat(finding.line()).isEqualTo(2);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aMissingColumnIsNamed(Kind kind) throws Exception {
        int row = kind.csv.indexOf('\n');
        String header = ("," + kind.csv.substring(0, row) + ",").replace("," + kind.column + ",", ",別の列,");
        String csv = header.substring(1, header.length() - 1) + kind.csv.substring(row);
        List<Finding> findings = Records.read(directory, kind.mapping, csv).findings();

        boolean optional = List.of("公開範囲", "体重", "終了時刻", "参加(分)").contains(kind.column);
        assertThat(findings)
                .extracting(Finding::column)
                .containsExactlyElementsOf(optional ? List.of() : List.of(kind.column));
    }

    @Test
    void everyKindHasAStandardMapping() {
        assertThat(kinds().map(Kind::kind)).containsExactlyInAnyOrder(RecordKind.values());
        assertThat(kinds().map(Kind::mapping)).isSubsetOf(BuiltInMappings.NAMES);
    }

    @Test
    void aClassIsKnownByItsSchoolAndItsName() throws Exception {
        SchoolRecord record = Records.read(
                        directory, "standard-timetable", "学校コード,学級,日付,校時,教科\nB101,3年1組,2026-04-10,1,国語\n")
                .records()
                .getFirst();

        assertThat(record.subject().key()).isEqualTo("B101/3年1組");
    }
}
