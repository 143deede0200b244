package org.kakehashi.connectors.schoolaffairscsv;

import java.util.List;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Setting.Kind;
import org.kakehashi.connectors.spi.Text;

/**
 * Makes connectors that read school-affairs records from a CSV file. They need a file and one of two settings:
 * {@code mapping}, the name of a mapping that comes with the connector, or {@code mapping.json}, a mapping of one's own.
 */
public final class SchoolAffairsCsvFactory implements ConnectorFactory {

    @Override
    public String name() {
        return "school-affairs-csv";
    }

    @Override
    public Text title() {
        return new Text("校務データ(CSV)", "School-affairs records (CSV)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.optional(
                        "mapping",
                        Kind.TEXT,
                        new Text("列の対応(用意されたものの名前)", "Mapping (name of one that comes with the connector)")),
                Setting.optional(
                        "mapping.json", Kind.LONG_TEXT, new Text("自分で書いた対応表(JSON)", "Mapping of one's own (JSON)")));
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new SchoolAffairsCsv(context);
    }
}
