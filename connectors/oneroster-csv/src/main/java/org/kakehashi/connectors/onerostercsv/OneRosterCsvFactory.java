package org.kakehashi.connectors.onerostercsv;

import java.util.List;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Text;

/** Makes connectors that read a roster from a OneRoster 1.2 ZIP. They read one file, or write one. */
public final class OneRosterCsvFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "oneroster-csv";
    }

    @Override
    public Text title() {
        return new Text("名簿(OneRoster 1.2 CSV の ZIP)", "Roster (ZIP of OneRoster 1.2 CSV)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(Profile.asked());
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new OneRosterCsv(context);
    }
}
