package org.kakehashi.connectors.meetingcsv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** Reports as the systems write them in Japanese. */
class JapaneseReportTests {
    private static final String TEAMS = """
            1. 要約
            会議のタイトル\t\"\"\"算数 5年1組\"\" で会議中\"
            開始時刻\t2026/4/10 8:58:01

            2. 参加者
            名前\t初めての参加\t最終退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割
            花子\t2026/4/10 9:00:05\t2026/4/10 10:10:05\t1 時間 2 分 30 秒\thanako@school.example.jp\thanako@school.example.jp\t出席者

            3. 会議中のアクティビティ
            """;
    private static final String SINGLE_JOINS = """
            名前\t参加時刻\t退出時刻\t期間\tメール\t役割
            花子\t2026/4/10 9:00:05\t2026/4/10 9:20:05\t20 分\thanako@school.example.jp\t出席者
            花子\t2026/4/10 9:30:05\t2026/4/10 10:10:05\t40 分\thanako@school.example.jp\t出席者
            """;

    private static SchoolRecord only(CollectedRecords read) {
        assertThat(read.findings()).isEmpty();
        assertThat(read.records()).hasSize(1);
        assertThat(read.records().getFirst().subject().key()).isEqualTo("hanako@school.example.jp");
        assertThat(read.records().getFirst().date()).isEqualTo(LocalDate.of(2026, 4, 10));
        return read.records().getFirst();
    }

    @Test
    void teamsNamesParticipantsOnceWithTheFirstJoinAndTheLastLeave() throws Exception {
        SchoolRecord record = only(MeetingReportTests.read(("\uFEFF" + TEAMS).getBytes(UTF_16LE), Map.of()));

        assertThat(record.values())
                .containsEntry("title", "算数 5年1組")
                .containsEntry("joined", LocalTime.of(9, 0))
                .containsEntry("left", LocalTime.of(10, 10))
                .containsEntry("minutes", 63)
                .containsEntry("times", 1);
    }

    @Test
    void teamsSingleJoinsCountInstead() throws Exception {
        SchoolRecord record = only(MeetingReportTests.read(TEAMS + SINGLE_JOINS, Map.of()));

        assertThat(record.values()).containsEntry("minutes", 60).containsEntry("times", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "名前 (元の名前),ユーザーメール,参加時刻,退出時刻,所要時間（分）",
                "名前（元の名前）,ユーザーのメール,参加時刻,退出時刻,期間（分）,ゲスト",
                "ユーザー名,ユーザーのメールアドレス,参加時間,退出時間,時間（分）",
            })
    void zoomHasHadSeveralNames(String header) throws Exception {
        String joins = """
                花子,hanako@school.example.jp,2026/04/10 01:02:00 PM,2026/04/10 01:20:00 PM,18
                花子,hanako@school.example.jp,2026/04/10 01:25:00 PM,2026/04/10 01:45:00 PM,20
                """;

        SchoolRecord record = only(MeetingReportTests.read(header + "\n" + joins, Map.of("meeting", "812 3456 7890")));

        assertThat(record.values())
                .containsEntry("joined", LocalTime.of(13, 2))
                .containsEntry("minutes", 38)
                .containsEntry("times", 2);
    }
}
