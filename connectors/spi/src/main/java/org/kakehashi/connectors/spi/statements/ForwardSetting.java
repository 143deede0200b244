package org.kakehashi.connectors.spi.statements;

import java.util.List;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * What the hub itself asks of whoever forwards: which statements go out, and how fast. A sink's factory lists these behind its own
 * settings, so that a form asks for both; the sink needn't look at them.
 */
public final class ForwardSetting {
    /** IRIs of verbs, apart by blanks; none: all. Voiding statements go out in any case. */
    public static final String VERBS = "verbs";
    /** What the object's IRI begins with, apart by blanks; none: all. */
    public static final String ACTIVITIES = "activityPrefixes";
    /** Ids of the tools and clients that asserted statements, apart by blanks; none: all. */
    public static final String CLIENTS = "clients";
    /** RFC 3339: only what was stored from then on. */
    public static final String SINCE = "since";
    /** Most statements a minute. */
    public static final String PER_MINUTE = "perMinute";

    private ForwardSetting() {}

    /** All of them, in the order of a form. */
    public static List<Setting> all() {
        return List.of(
                Setting.optional(
                        VERBS,
                        Kind.LONG_TEXT,
                        new Text(
                                "送る動詞の IRI(空白か改行で区切る。空なら全部)",
                                "IRIs of the verbs to forward (apart by blanks; none: all)")),
                Setting.optional(
                        ACTIVITIES,
                        Kind.LONG_TEXT,
                        new Text("送る対象の IRI の先頭部分(空なら全部)", "Beginnings of the activities' IRIs (none: all)")),
                Setting.optional(
                        CLIENTS,
                        Kind.LONG_TEXT,
                        new Text(
                                "送るツールやクライアントの ID(空なら全部)",
                                "Ids of the tools and clients whose statements go out (none: all)")),
                Setting.optional(
                        SINCE,
                        Kind.TEXT,
                        new Text(
                                "この日時以後に保存したものだけ(例 2026-04-01T00:00:00+09:00)",
                                "Only what was stored since (such as 2026-04-01T00:00:00+09:00)")),
                Setting.optional(
                        PER_MINUTE,
                        Kind.TEXT,
                        new Text("1分に送る件数の上限(空なら 6000)", "Most statements a minute (default 6000)")));
    }
}
