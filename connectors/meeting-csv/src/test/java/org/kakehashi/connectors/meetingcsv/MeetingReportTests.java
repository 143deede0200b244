package org.kakehashi.connectors.meetingcsv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.records.RecordSource;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/** Reports of the common conferencing systems, and what can be wrong with them. */
class MeetingReportTests {
    private static final String TEAMS = """
            1. Summary
            Meeting title\t算数 5年1組
            Attended participants\t2
            Start time\t4/10/26, 8:58:01 AM
            Meeting duration\t50m 2s

            2. Participants
            Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
            花子\t4/10/26, 9:00:05 AM\t4/10/26, 9:45:05 AM\t30m 0s\tHanako@school.example.jp\thanako@school.example.jp\tAttendee
            ゲスト\t4/10/26, 9:00:05 AM\t4/10/26, 9:10:05 AM\t10m 0s\t\t\tAttendee

            3. In-Meeting Activities
            Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
            花子\t4/10/26, 9:00:05 AM\t4/10/26, 9:20:05 AM\t20m\tHanako@school.example.jp\tAttendee
            花子\t4/10/26, 9:10:05 AM\t4/10/26, 9:25:05 AM\t15m\tHanako@school.example.jp\tAttendee
            花子\t4/10/26, 9:40:05 AM\t4/10/26, 9:45:05 AM\t5m\tHanako@school.example.jp\tAttendee
            """;
    private static final String ZOOM = """
            Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
            812 3456 7890,理科,04/10/2026 01:00:00 PM,04/10/2026 01:45:00 PM,teacher@school.example.jp,45,2

            Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
            花子,hanako@school.example.jp,04/10/2026 01:02:00 PM,04/10/2026 01:20:00 PM,18,No
            花子,hanako@school.example.jp,04/10/2026 01:25:00 PM,04/10/2026 01:45:00 PM,20,No
            """;
    private static final String MEET = """
            First name,Last name,Email,Duration,Time joined,Time exited
            花子,山田,hanako@school.example.jp,1 hr 2 min,9:00 AM,10:10 AM
            """;

    static CollectedRecords read(byte[] content, Map<String, String> settings) throws Exception {
        Path file = Files.createTempFile("meeting", ".csv");
        try {
            Files.write(file, content);
            CollectedRecords sink = new CollectedRecords();
            ContractContext context =
                    new ContractContext(settings, java.util.Optional.of(file), java.util.Optional.of("m.csv"), none -> {
                        throw new java.io.IOException();
                    });
            try (RecordSource source = (RecordSource) new MeetingCsvFactory().open(context)) {
                source.readRecords(Cursor.START, sink);
            }
            return sink;
        } finally {
            Files.delete(file);
        }
    }

    static CollectedRecords read(String text, Map<String, String> settings) throws Exception {
        return read(text.getBytes(UTF_8), settings);
    }

    @Test
    void teamsCountsSingleJoinsWithoutWhatOverlapsAndReportsWhoHasNoAccount() throws Exception {
        CollectedRecords read = read(("\uFEFF" + TEAMS).getBytes(UTF_16LE), Map.of());

        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.subject().scheme()).isEqualTo(SubjectScheme.EMAIL);
            assertThat(record.subject().key()).isEqualTo("hanako@school.example.jp");
            assertThat(record.date()).isEqualTo(LocalDate.of(2026, 4, 10));
            assertThat(record.values())
                    .isEqualTo(Map.of(
                            "meeting",
                            "算数 5年1組",
                            "title",
                            "算数 5年1組",
                            "joined",
                            LocalTime.of(9, 0),
                            "left",
                            LocalTime.of(9, 45),
                            "minutes",
                            30,
                            "times",
                            3));
        });
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("meeting.no-account");
            assertThat(finding.line()).isEqualTo(10);
            assertThat(finding.value()).isEqualTo("ゲスト");
        });
    }

    @Test
    void teamsWithoutSingleJoinsTakesTheLengthThatItSays() throws Exception {
        SchoolRecord record = read(TEAMS.substring(0, TEAMS.indexOf("3. In")), Map.of())
                .records()
                .getFirst();

        assertThat(record.values()).containsEntry("minutes", 30).containsEntry("times", 1);
    }

    @Test
    void joinsOfOneAccountAreBounded() throws Exception {
        String again = ZOOM.lines().toList().getLast() + "\n";
        CollectedRecords read = read(ZOOM + again.repeat(1500), Map.of());

        assertThat(read.records().getFirst().values()).containsEntry("times", 1000);
        assertThat(read.findings()).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("meeting.joins"));
    }

    @Test
    void zoomTakesTheMeetingFromAboveTheTable() throws Exception {
        CollectedRecords read = read(ZOOM, Map.of("personScheme", "USERNAME"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records()).singleElement().satisfies(record -> {
            assertThat(record.subject().key()).isEqualTo("hanako");
            assertThat(record.values())
                    .containsEntry("meeting", "812 3456 7890")
                    .containsEntry("title", "理科")
                    .containsEntry("minutes", 38)
                    .containsEntry("times", 2)
                    .containsEntry("joined", LocalTime.of(13, 2))
                    .containsEntry("left", LocalTime.of(13, 45));
        });
    }

    @Test
    void zoomCanHoldSeveralMeetingsInOneTable() throws Exception {
        CollectedRecords read = read("""
                Topic,Meeting ID,Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
                国語,1,花子,h@x.jp,2026-04-10 09:00:00,2026-04-10 09:30:00,30
                国語,2,花子,h@x.jp,2026-04-10 10:00:00,2026-04-10 10:30:00,30
                """, Map.of());

        assertThat(read.records())
                .extracting(record -> record.values().get("meeting"))
                .containsExactly("1", "2");
    }

    @Test
    void meetNeedsTheDateAndTheCode() throws Exception {
        assertThat(read(MEET, Map.of("meeting", "abc-defg-hij")).findings())
                .extracting(Finding::code, Finding::column)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("setting.date", "Time joined"),
                        org.assertj.core.groups.Tuple.tuple("setting.date", "Time exited"));
        assertThat(read(MEET, Map.of("date", "2026-04-10")).findings())
                .extracting(Finding::code)
                .containsExactly("setting.meeting");
        CollectedRecords read = read(MEET, Map.of("date", "2026-04-10", "meeting", "abc-defg-hij", "title", "朝の会"));

        assertThat(read.findings()).isEmpty();
        assertThat(read.records().getFirst().values())
                .containsEntry("title", "朝の会")
                .containsEntry("minutes", 62)
                .containsEntry("left", LocalTime.of(10, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-04-10T00:00:00Z|2026-04-10T09:00",
                "2026-04-10 09:00:00|2026-04-10T09:00",
                "2026年4月10日 9:00|2026-04-10T09:00",
                "2026/4/10 午前9:00:00|2026-04-10T09:00",
                "4/10/26, 9:00:00 PM|2026-04-10T21:00",
                "04/10/2026 09:00:00 pm|2026-04-10T21:00",
                "10/04/2026 09:00:00|2026-10-04T09:00",
            })
    void timesAreReadAsTheyAreWritten(String text, String time) {
        assertThat(new Stamps(false, null).read(text, false)).contains(java.time.LocalDateTime.parse(time));
    }

    @Test
    void theDayCanComeFirstAndTimesCanBeUtc() {
        assertThat(new Stamps(true, null).read("10/04/2026, 23:30:00", true))
                .contains(java.time.LocalDateTime.of(2026, 4, 11, 8, 30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "04/10/2026 01:02:00 PM|13時|meeting.time",
                "04/10/2026 01:20:00 PM|04/10/2026 01:00:00 PM|meeting.order",
                "Join Time|Joined somehow|meeting.no-table",
            })
    void whatIsWrongIsNamed(String from, String to, String code) throws Exception {
        assertThat(read(ZOOM.replace(from, to), Map.of()).findings())
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void settingsThatCantBeAreNamed() throws Exception {
        assertThat(read(ZOOM, Map.of("date", "4/10", "personScheme", "NAME", "dayFirst", "yes"))
                        .findings())
                .extracting(Finding::column)
                .containsExactly("date", "personScheme", "dayFirst");
    }

    @Property(tries = 200)
    void anyCellsNeverEndInAnException(
            @ForAll @Size(8) List<@StringLength(max = 20) String> cells, @ForAll @Size(max = 200) byte[] bytes)
            throws Exception {
        String row = String.join(
                "\t", cells.stream().map(cell -> cell.replaceAll("[\t\"]", "")).toList());
        Map<String, String> settings = new HashMap<>(Map.of("date", "2026-04-10"));
        assertThat(read(TEAMS + row, settings).records()).isNotNull();
        assertThat(read(bytes, settings).findings()).isNotEmpty();
    }
}
