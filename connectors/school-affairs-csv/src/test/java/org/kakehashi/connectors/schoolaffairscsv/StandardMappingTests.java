package org.kakehashi.connectors.schoolaffairscsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.csv.CsvRule;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/** What the mappings that come with the connector make of a school's files. */
class StandardMappingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 10);
    private static final Subject TARO = new Subject(SubjectScheme.MASTER_IDENTIFIER, Records.TARO);

    private final Path directory;

    StandardMappingTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static Origin line(long line) {
        return new Origin(Records.FILE, line);
    }

    @Test
    void attendanceIsReadWithAllItsColumns() throws Exception {
        CollectedRecords read = Records.read(directory, "standard-attendance", """
                記録者,児童生徒ID,日付,出欠,遅刻(分),早退(分),理由,施設名,学級
                田中,%1$s,2026-04-10,遅刻・早退,１５,30,通院,,3年1組
                田中,%1$s,2026-04-11,出席扱い,,,,ひだまり教室,3年1組
                """.formatted(Records.TARO));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .containsExactly(
                        new SchoolRecord(
                                line(2),
                                RecordKind.ATTENDANCE,
                                TARO,
                                Records.TARO + "/2026-04-10",
                                DAY,
                                Map.of(
                                        "status",
                                        "LATE_AND_LEFT_EARLY",
                                        "minutesLate",
                                        15,
                                        "minutesLeftEarly",
                                        30,
                                        "reason",
                                        "通院",
                                        "recordedBy",
                                        "田中")),
                        new SchoolRecord(
                                line(3),
                                RecordKind.ATTENDANCE,
                                TARO,
                                Records.TARO + "/2026-04-11",
                                DAY.plusDays(1),
                                Map.of("status", "COUNTED_AS_PRESENT", "facility", "ひだまり教室", "recordedBy", "田中")));
    }

    @Test
    void everyAttendanceCodeOfTheFieldIsKnown() throws Exception {
        List<String> codes = List.of(
                "出席", "病欠", "欠席(病欠)", "事故欠", "欠席(事故欠)", "欠席", "遅刻", "早退", "遅刻・早退", "出席停止", "忌引", "臨時休業", "出席扱い");
        StringBuilder csv = new StringBuilder("児童生徒ID,日付,出欠\n");
        for (int i = 0; i < codes.size(); i++) {
            csv.append("%s,%s,%s\n".formatted(Records.TARO, DAY.plusDays(i), codes.get(i)));
        }
        CollectedRecords read = Records.read(directory, "standard-attendance", csv.toString());

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .extracting(record ->
                        AttendanceStatus.valueOf(String.valueOf(record.values().get("status"))))
                .hasSize(codes.size())
                .contains(AttendanceStatus.values());
    }

    @Test
    void moodIsReadOnceEachHalfOfTheDay() throws Exception {
        CollectedRecords read = Records.read(directory, "standard-mood", """
                児童生徒ID,日付,時間帯,心の天気,ひとこと
                %1$s,2026/4/10,朝,晴れ,
                %1$s,2026/4/10,帰り,雷,けんかした
                """.formatted(Records.TARO));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records())
                .containsExactly(
                        new SchoolRecord(
                                line(2),
                                RecordKind.MOOD,
                                TARO,
                                Records.TARO + "/2026-04-10/MORNING",
                                DAY,
                                Map.of("half", "MORNING", "weather", "SUNNY")),
                        new SchoolRecord(
                                line(3),
                                RecordKind.MOOD,
                                TARO,
                                Records.TARO + "/2026-04-10/AFTERNOON",
                                DAY,
                                Map.of("half", "AFTERNOON", "weather", "THUNDER", "comment", "けんかした")));
    }

    @Test
    void aNurseVisitIsReadWithWhatTheNurseNoted() throws Exception {
        CollectedRecords read = Records.read(directory, "standard-nurse-visit", """
                児童生徒ID,日付,来室時刻,退室時刻,校時,種別,理由1,理由2,理由3,いつから,睡眠,朝食,体温,脈拍,血圧,けがの部位,処置,休養(分),転帰
                %1$s,令和8年4月10日,9:05,９時５５分,2,内科,頭痛,,発熱,今朝,7時間,食べた,37.8,92,110/70,,冷却,50,早退
                %1$s,令和8年4月10日,13:40,,,外科,,,,,,,,,,ひざ,消毒,,教室へ
                """.formatted(Records.TARO));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records().getFirst())
                .isEqualTo(new SchoolRecord(
                        line(2),
                        RecordKind.NURSE_VISIT,
                        TARO,
                        Records.TARO + "/2026-04-10/09:05",
                        DAY,
                        Map.ofEntries(
                                Map.entry("timeIn", LocalTime.of(9, 5)),
                                Map.entry("timeOut", LocalTime.of(9, 55)),
                                Map.entry("period", "2"),
                                Map.entry("kind", "INTERNAL"),
                                Map.entry("reason1", "頭痛"),
                                Map.entry("reason3", "発熱"),
                                Map.entry("onset", "今朝"),
                                Map.entry("sleep", "7時間"),
                                Map.entry("breakfast", "食べた"),
                                Map.entry("temperature", new BigDecimal("37.8")),
                                Map.entry("pulse", 92),
                                Map.entry("bloodPressure", "110/70"),
                                Map.entry("treatment", "冷却"),
                                Map.entry("restMinutes", 50),
                                Map.entry("outcome", "早退"))));
        assertThat(read.records().getLast().values()).containsEntry("kind", "INJURY");
    }

    @Test
    void theSameIsReadFromUtf8WithMarkAndFromWindows31J() throws Exception {
        String csv = "児童生徒ID,日付,出欠,理由\n%s,2026-04-10,病欠,髙熱①\n".formatted(Records.TARO);
        List<SchoolRecord> records =
                Records.read(directory, "standard-attendance", csv).records();

        assertThat(records).hasSize(1);
        assertThat(Records.read(directory, "standard-attendance", "\uFEFF" + csv)
                        .records())
                .isEqualTo(records);
        assertThat(Records.read(directory, "standard-attendance", csv.getBytes(Charset.forName("windows-31j")))
                        .records())
                .isEqualTo(records);
    }

    @Test
    void aFileInNeitherEncodingIsExplainedAtItsLine() throws Exception {
        Charset windows = Charset.forName("windows-31j");
        byte[] csv = "児童生徒ID,日付,出欠\n%s,2026-04-10,?\n".formatted(Records.TARO).getBytes(windows);
        csv[csv.length - 2] = (byte) 0xFF;

        assertThat(Records.read(directory, "standard-attendance", csv).findings())
                .containsExactly(CsvRule.ENCODING
                        .brokenIn(Records.FILE, "windows-31j")
                        .atLine(2)
                        .holding("0xFF"));
    }

    @Test
    void aPersonIsKnownByAUuidInEitherCase() throws Exception {
        CollectedRecords read = Records.read(
                directory, "standard-attendance", "児童生徒ID,日付,出欠\nF47AC10B-58CC-4372-A567-0E02B2C3D479,2026-04-10,出席\n");

        assertThat(read.records()).singleElement().satisfies(record -> assertThat(record.subject())
                .isEqualTo(new Subject(SubjectScheme.MASTER_IDENTIFIER, "f47ac10b-58cc-4372-a567-0e02b2c3d479")));
    }

    @Test
    void readingAgainGivesTheSameKeys() throws Exception {
        String csv = "児童生徒ID,日付,出欠\n%s,2026-04-10,病欠\n".formatted(Records.TARO);
        String corrected = csv.replace("病欠", "遅刻").replace("\n0", "\n\n0");

        assertThat(Records.read(directory, "standard-attendance", corrected).records())
                .extracting(SchoolRecord::sourceKey)
                .containsExactly(Records.read(directory, "standard-attendance", csv)
                        .records()
                        .getFirst()
                        .sourceKey());
    }
}
