package org.kakehashi.connectors.meetingcsv;

import java.util.List;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Choice;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/** Makes connectors that read who was in a video meeting. */
public final class MeetingCsvFactory implements ConnectorFactory {
    static final String MEETING = "meeting";
    static final String TITLE = "title";
    static final String DATE = "date";
    static final String SCHEME = "personScheme";
    static final String DAY_FIRST = "dayFirst";

    @Override
    public String name() {
        return "meeting-csv";
    }

    @Override
    public Text title() {
        return new Text("オンライン授業の出席(会議のレポート CSV)", "Online lessons (meeting reports, CSV)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        MEETING,
                        Kind.TEXT,
                        new Text("会議の番号かコード(ファイルにないとき)", "The meeting's number or code, where the file has none")),
                Setting.optional(TITLE, Kind.TEXT, new Text("会議の名前(ファイルにないとき)", "Its title, where the file has none")),
                Setting.optional(
                        DATE,
                        Kind.TEXT,
                        new Text("会議の日(時刻に日付がないとき、例 2026-04-10)", "Its day, where times have no date (2026-04-10)")),
                Setting.choice(
                        SCHEME,
                        new Text("アカウントの照合", "Accounts are matched by"),
                        new Choice("EMAIL", new Text("メールアドレス", "e-mail address")),
                        new Choice("USERNAME", new Text("メールの @ の前をユーザー名として", "user name: the part before @"))),
                Setting.choice(
                        DAY_FIRST,
                        new Text("5/4/2026 のような日付", "Dates such as 5/4/2026"),
                        new Choice("false", new Text("5月4日", "4 May")),
                        new Choice("true", new Text("4月5日", "5 April"))));
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new MeetingCsv(context);
    }
}
