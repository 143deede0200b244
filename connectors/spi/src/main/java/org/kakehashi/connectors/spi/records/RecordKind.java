package org.kakehashi.connectors.spi.records;

import static org.kakehashi.connectors.spi.records.Field.code;
import static org.kakehashi.connectors.spi.records.Field.decimal;
import static org.kakehashi.connectors.spi.records.Field.number;
import static org.kakehashi.connectors.spi.records.Field.text;
import static org.kakehashi.connectors.spi.records.Field.time;
import static org.kakehashi.connectors.spi.records.Field.timeAfter;
import static org.kakehashi.connectors.spi.records.Field.word;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;

/**
 * The kinds of school-affairs record (校務系データ) and their fields. Words are the source's own unless a field is a code.
 * Every record has besides a subject, a school day and a key.
 */
public enum RecordKind {
    /** 出欠: what a pupil's day counts as. */
    ATTENDANCE(
            About.PERSON,
            List.of(),
            code("status", AttendanceStatus.values()).needed(),
            number("minutesLate", 0, Limits.DAY),
            number("minutesLeftEarly", 0, Limits.DAY),
            text("reason"),
            word("facility"),
            word("recordedBy")),
    /** 心の天気, entered once each half of the day. */
    MOOD(
            About.PERSON,
            List.of("half"),
            code("half", DayHalf.values()).needed(),
            code("weather", Weather.values()).needed(),
            text("comment")),
    /** 学びの天気: how a lesson went, in the pupil's eyes. */
    LESSON_MOOD(
            About.PERSON,
            List.of("period"),
            word("period").needed(),
            word("subject"),
            code("weather", Weather.values()).needed(),
            text("comment")),
    /** 保健室利用. Temperature in °C, pulse in beats a minute, blood pressure in mmHg as written, rest in minutes. */
    NURSE_VISIT(
            About.PERSON,
            List.of("timeIn"),
            time("timeIn").needed(),
            timeAfter("timeOut", "timeIn"),
            word("period"),
            code("kind", VisitKind.values()).needed(),
            text("reason1"),
            text("reason2"),
            text("reason3"),
            text("onset"),
            text("sleep"),
            text("breakfast"),
            decimal("temperature", 30, 45),
            number("pulse", 20, 300),
            word("bloodPressure"),
            text("injuredPart"),
            text("treatment"),
            number("restMinutes", 0, Limits.DAY),
            text("outcome")),
    /** 日常所見: what a teacher noticed. */
    OBSERVATION(
            About.PERSON,
            List.of("author", "period", "category", "text"),
            word("period"),
            word("author").needed(),
            code("category", ObservationCategory.values()).needed(),
            text("text").needed(),
            code("visibility", ObservationVisibility.values())),
    /** 生活指導. */
    GUIDANCE(
            About.PERSON,
            List.of("kind", "author", "text"),
            word("kind").needed(),
            word("author"),
            text("text").needed(),
            text("peopleInvolved"),
            text("followUp")),
    /** 健康診断・発育測定: height in cm, weight in kg; vision, hearing and teeth as noted. */
    HEALTH_CHECK(
            About.PERSON,
            List.of("term"),
            word("term").needed(),
            decimal("height", 50, 250),
            decimal("weight", 5, 250),
            word("visionRight"),
            word("visionLeft"),
            word("hearing"),
            word("dental"),
            text("note")),
    /** アンケート: one answer to one question. */
    SURVEY_ANSWER(
            About.PERSON,
            List.of("instrument", "question"),
            word("instrument").needed(),
            word("question").needed(),
            text("answer")),
    /** 調査: a result of a survey of achievement or of physical strength. */
    TEST_RESULT(
            About.PERSON,
            List.of("instrument", "schoolYear", "subject", "domain"),
            word("instrument").needed(),
            number("schoolYear", 1950, 2199).needed(),
            word("grade"),
            word("subject").needed(),
            word("domain"),
            decimal("score", -100_000, 100_000),
            decimal("maxScore", 0, 100_000),
            decimal("percentile", 0, 100),
            decimal("linkedScale", -100_000, 100_000),
            word("rank")),
    /** 教育支援センター: activity outside school or by ICT at home, and whether it counts as attendance (出席扱い). */
    SUPPORT_CENTRE(
            About.PERSON,
            List.of("timeFrom", "facility"),
            time("timeFrom"),
            timeAfter("timeTo", "timeFrom"),
            text("activity"),
            word("staff"),
            word("facility").needed(),
            code("basis", SupportBasis.values()),
            code("decision", SupportDecision.values()),
            word("decidedBy")),
    /** オンライン授業への出席: when a pupil was in a meeting. Minutes are those in the meeting, without those in between. */
    ONLINE_LESSON(
            About.PERSON,
            List.of("meeting", "joined"),
            word("meeting").needed(),
            word("title"),
            time("joined").needed(),
            timeAfter("left", "joined"),
            number("minutes", 0, Limits.DAY),
            number("times", 1, 1000)),
    /** 指導記録: what was taught to a class. {@code curriculumCode} is a 学習指導要領コード. */
    TEACHING_RECORD(
            About.CLASS,
            List.of("period"),
            word("period").needed(),
            word("subject"),
            text("unit"),
            text("method"),
            word("curriculumCode"),
            word("teacher"),
            text("note")),
    /** 時間割: a lesson of a class on a day. */
    TIMETABLE(
            About.CLASS,
            List.of("period"),
            word("period").needed(),
            word("subject").needed(),
            time("timeFrom"),
            timeAfter("timeTo", "timeFrom"),
            word("teacher"),
            word("room")),
    /** 学校暦: what a day is for a school, or for one of its grades. */
    SCHOOL_CALENDAR(
            About.SCHOOL,
            List.of("grade"),
            word("grade"),
            code("dayKind", CalendarDay.values()).needed(),
            text("event"));

    private static final class Limits {
        static final int DAY = 24 * 60;
    }

    private final About about;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<String> keyFields;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of
    private final List<Field> fields;

    RecordKind(About about, List<String> keyFields, Field... fields) {
        this.about = about;
        this.keyFields = keyFields;
        this.fields = List.of(fields);
    }

    /** The kind's name in mappings and addresses, such as {@code nurse-visit}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that name in mappings and addresses. */
    public static Optional<RecordKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    /** What its records are about. */
    public About about() {
        return about;
    }

    /** Whether its records tell of a person's health or life, so that nothing of them belongs into messages on an import. */
    public boolean restricted() {
        return switch (this) {
            case MOOD, LESSON_MOOD, NURSE_VISIT, OBSERVATION, GUIDANCE, HEALTH_CHECK, SURVEY_ANSWER, SUPPORT_CENTRE ->
                true;
            case ATTENDANCE, TEST_RESULT, ONLINE_LESSON, TEACHING_RECORD, TIMETABLE, SCHOOL_CALENDAR -> false;
        };
    }

    /** Its own fields, in the order in which people read them. */
    public List<Field> fields() {
        return fields;
    }

    /** Its own field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The fields that tell apart the records of one subject on one day, where the source gives no key of its own. */
    public List<String> keyFields() {
        return keyFields;
    }
}
