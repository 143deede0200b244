package org.kakehashi.connectors.xapi;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.connectors.http.Patience;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.statements.ForwardSetting;

/** Makes connectors that forward statements to another learning record store. */
public final class XapiForwardFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "xapi-forward";
    }

    @Override
    public Text title() {
        return new Text("xAPI:別の LRS へ学習記録を送る", "xAPI: statements out to another LRS");
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new XapiForward(context, Patience.USUAL);
    }

    @Override
    public Input input() {
        return Input.NETWORK;
    }

    @Override
    public List<Setting> settings() {
        List<Setting> own = new ArrayList<>();
        own.add(Setting.optional(
                XapiSetting.BATCH_SIZE, Kind.TEXT, new Text("1回に送る件数(空なら 100)", "Statements a request (default 100)")));
        own.addAll(ForwardSetting.all());
        return XapiSetting.withOwn(own);
    }
}
