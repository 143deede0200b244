package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.kakehashi.connectors.spi.Setting.Choice;
import org.kakehashi.connectors.spi.Text;

/** The mappings that come with the connector, as resources {@code mappings/<name>.json}. */
final class BuiltInMappings {

    /** Their names, with what people call them. */
    static final List<Choice> CHOICES = List.of(
            named("standard-attendance", "出欠", "Attendance"),
            named("standard-attendance-month", "出席簿(月の表)", "Attendance, a month's sheet"),
            named("standard-mood", "心の天気", "Mood"),
            named("standard-lesson-mood", "授業の振り返り", "Mood about lessons"),
            named("standard-nurse-visit", "保健室の利用", "Nurse's-office visits"),
            named("standard-observation", "日常所見", "Observations"),
            named("standard-guidance", "生徒指導・教育相談", "Guidance"),
            named("standard-health-check", "健康診断", "Health checks"),
            named("standard-survey-answer", "アンケート(1行に1回答)", "Survey answers, one a row"),
            named("standard-survey-wide", "アンケート(1行に1人)", "Survey answers, one person a row"),
            named("standard-test-result", "テスト結果(1行に1結果)", "Test results, one a row"),
            named("standard-test-result-wide", "テスト結果(1行に1人)", "Test results, one person a row"),
            named("standard-support-centre", "教育支援センターの活動", "Support-centre activity"),
            named("standard-online-lesson", "オンライン授業の出席", "Online lessons attended"),
            named("standard-teaching-record", "指導の記録", "Teaching records"),
            named("standard-timetable", "時間割(1行に1コマ)", "Timetable, one lesson a row"),
            named("standard-timetable-wide", "時間割(週の表)", "Timetable, a week's sheet"),
            named("standard-school-calendar", "学校行事", "School calendar"));

    static final List<String> NAMES = CHOICES.stream().map(Choice::value).toList();

    private BuiltInMappings() {}

    private static Choice named(String name, String ja, String en) {
        return new Choice(name, new Text(ja, en));
    }

    /** The JSON of a mapping. */
    static Optional<String> json(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = BuiltInMappings.class.getResourceAsStream("mappings/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its mapping " + name);
            }
            return Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
