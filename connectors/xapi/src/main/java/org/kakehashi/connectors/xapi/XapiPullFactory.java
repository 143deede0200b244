package org.kakehashi.connectors.xapi;

import java.util.List;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/** Makes connectors that pull statements from another learning record store. */
public final class XapiPullFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "xapi-pull";
    }

    @Override
    public Text title() {
        return new Text("xAPI:別の LRS から学習記録を取り込む", "xAPI: statements in from another LRS");
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new XapiPull(context, Patience.USUAL);
    }

    @Override
    public Input input() {
        return Input.NETWORK;
    }

    @Override
    public List<Setting> settings() {
        return XapiSetting.withOwn(List.of(
                Setting.optional(
                        XapiSetting.SINCE,
                        Kind.TEXT,
                        new Text(
                                "初回はこの日時より後に保存されたものから(例 2026-04-01T00:00:00+09:00)",
                                "At first, only what was stored after (such as 2026-04-01T00:00:00+09:00)")),
                Setting.optional(
                        XapiSetting.PAGE_SIZE,
                        Kind.TEXT,
                        new Text("1ページの件数(空なら 200)", "Statements a page (default 200)")),
                Setting.optional(
                        XapiSetting.OVERLAP,
                        Kind.TEXT,
                        new Text("前回と重ねて読む秒数(空なら 60)", "Seconds to read again from before (default 60)"))));
    }
}
