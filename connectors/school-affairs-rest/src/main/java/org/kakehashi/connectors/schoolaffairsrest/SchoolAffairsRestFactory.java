package org.kakehashi.connectors.schoolaffairsrest;

import java.time.Clock;
import java.util.List;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Text;

/** Makes connectors that pull school-affairs records as JSON from a system's API. */
public final class SchoolAffairsRestFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "school-affairs-rest";
    }

    @Override
    public Text title() {
        return new Text("校務データ(JSON の API)", "School-affairs records (JSON API)");
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
        return new SchoolAffairsRest(context, Thread::sleep, Clock.systemUTC());
    }
}
