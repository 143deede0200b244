package org.kakehashi.hub.demo.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** The city's school-affairs data as CSV files for the hub's built-in mappings; pupils by their userMasterIdentifier. */
public final class AffairsFiles {

    /**
     * One file to import.
     *
     * @param name its file name
     * @param mapping the built-in mapping that reads it
     * @param text its content, to be sent as UTF-8
     */
    public record File(String name, String mapping, String text) {}

    private AffairsFiles() {}

    /** Attendance, mood and nurse's-office visits of all school days. */
    public static List<File> of(City city) {
        var days = new CityLife(city).days().toList();
        return List.of(
                file(
                        "attendance",
                        List.of("児童生徒ID", "日付", "出欠", "遅刻(分)"),
                        days.stream().map(AffairsFiles::attendance)),
                file(
                        "mood",
                        List.of("児童生徒ID", "日付", "時間帯", "心の天気"),
                        days.stream().flatMap(AffairsFiles::moods)),
                file(
                        "nurse-visit",
                        List.of("児童生徒ID", "日付", "来室時刻", "退室時刻", "種別", "理由1", "体温", "転帰"),
                        days.stream().flatMap(AffairsFiles::visits)));
    }

    private static File file(String kind, List<String> header, Stream<List<String>> rows) {
        var text = new StringBuilder();
        Stream.concat(Stream.of(header), rows).forEach(row -> {
            try {
                CSVFormat.RFC4180.printRecord(text, row.toArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new File(kind + ".csv", "standard-" + kind, text.toString());
    }

    private static List<String> attendance(PupilDay day) {
        var late = day.minutesLate() == 0 ? "" : String.valueOf(day.minutesLate());
        return List.of(id(day), day.date().toString(), day.attendance().word, late);
    }

    private static Stream<List<String>> moods(PupilDay day) {
        return Stream.concat(mood(day, "朝", day.morning()), mood(day, "帰り", day.afternoon()));
    }

    private static Stream<List<String>> mood(PupilDay day, String half, @Nullable Mood mood) {
        return Stream.ofNullable(mood)
                .map(weather -> List.of(id(day), day.date().toString(), half, weather.word));
    }

    private static Stream<List<String>> visits(PupilDay day) {
        return day.visits().stream()
                .map(visit -> List.of(
                        id(day),
                        day.date().toString(),
                        visit.in().toString(),
                        visit.out().toString(),
                        visit.kind(),
                        visit.reason(),
                        visit.temperature(),
                        visit.outcome()));
    }

    private static String id(PupilDay day) {
        return day.pupil().person().id().toString();
    }
}
