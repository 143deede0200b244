package org.kakehashi.connectors.meetingcsv;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.kakehashi.connectors.csv.CsvRow;

/** The columns of a table of participants. A place is -1 where there is no such column. */
record Columns(
        List<String> header,
        int account,
        int name,
        int joined,
        int left,
        int length,
        int meeting,
        int title,
        boolean utc) {
    private static final List<String> ACCOUNT = List.of(
            "email",
            "user email",
            "email address",
            "メールアドレス",
            "メール",
            "メール アドレス",
            "ユーザーメール",
            "ユーザーのメールアドレス",
            "ユーザーのメール",
            "participant id (upn)",
            "upn",
            "参加者 id (upn)");
    private static final List<String> NAME = List.of(
            "name",
            "full name",
            "name (original name)",
            "first name",
            "名前",
            "氏名",
            "ユーザー名",
            "名前 (元の名前)",
            "名前(元の名前)",
            "名");
    private static final List<String> JOINED =
            List.of("join time", "first join", "time joined", "参加時刻", "初めての参加", "最初の参加", "参加した時刻", "参加時間");
    private static final List<String> LEFT =
            List.of("leave time", "last leave", "time exited", "time left", "退出時刻", "最終退出", "最後の退出", "退出した時刻", "退出時間");
    private static final List<String> LENGTH = List.of(
            "duration",
            "in-meeting duration",
            "duration (minutes)",
            "期間",
            "会議の長さ",
            "参加時間の長さ",
            "会議時間",
            "所要時間(分)",
            "時間(分)",
            "期間(分)");
    private static final List<String> MEETING = List.of("meeting id", "meeting code", "ミーティング id", "会議 id", "会議コード");
    private static final List<String> TITLE = List.of("topic", "meeting title", "トピック", "会議のタイトル", "会議名");

    /** The columns, where the row is the header of such a table. */
    static Optional<Columns> of(CsvRow row) {
        List<String> names = new ArrayList<>();
        row.cells().forEach(cell -> names.add(plain(cell)));
        int joined = find(names, JOINED);
        int left = find(names, LEFT);
        int account = find(names, ACCOUNT);
        int name = find(names, NAME);
        if (joined < 0 || left < 0 || (account < 0 && name < 0)) {
            return Optional.empty();
        }
        return Optional.of(new Columns(
                row.cells(),
                account,
                name,
                joined,
                left,
                find(names, LENGTH),
                find(names, MEETING),
                find(names, TITLE),
                row.cells().get(joined).toUpperCase(Locale.ROOT).contains("(UTC)")));
    }

    /** Whether each row is one join, not all of a participant's. */
    boolean areSingleJoins() {
        String name = plain(header.get(joined));
        return Stream.of("first", "最初", "初めて").noneMatch(name::startsWith);
    }

    /** The place of the meeting's number or title among other cells; -1 where there is none. */
    static int meetingIn(List<String> cells) {
        return find(cells.stream().map(Columns::plain).toList(), MEETING);
    }

    static int titleIn(List<String> cells) {
        return find(cells.stream().map(Columns::plain).toList(), TITLE);
    }

    /** What stands in the row at a place; empty where there is no such cell. */
    static String cell(CsvRow row, int place) {
        return place >= 0 && place < row.cells().size() ? row.cells().get(place) : "";
    }

    private static int find(List<String> names, List<String> known) {
        return known.stream()
                .mapToInt(names::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace(" (utc)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
