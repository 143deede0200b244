package org.kakehashi.connectors.onerosterrest;

import java.util.List;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Text;

/** Makes connectors that read a roster from a OneRoster 1.2 REST service. */
public final class OneRosterRestFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "oneroster-rest";
    }

    @Override
    public Text title() {
        return new Text("名簿(OneRoster 1.2 REST)", "Roster (OneRoster 1.2 REST)");
    }

    @Override
    public Input input() {
        return Input.NETWORK;
    }

    @Override
    public List<Setting> settings() {
        return RestSettings.ALL;
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new OneRosterRest(context, Thread::sleep);
    }
}
