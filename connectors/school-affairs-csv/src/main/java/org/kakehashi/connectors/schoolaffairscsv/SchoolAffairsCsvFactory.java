package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kakehashi.connectors.csv.Encoding;
import org.kakehashi.connectors.mapping.MappingFields;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.Text;
import org.kakehashi.connectors.spi.records.MappingAssistant;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.SubjectScheme;

/**
 * Makes connectors that read school-affairs records from a CSV file. They need a file and one of two settings:
 * {@code mapping}, the name of a mapping that comes with the connector, or {@code mapping.json}, a mapping of one's own.
 */
public final class SchoolAffairsCsvFactory implements ConnectorFactory, MappingAssistant {

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
                Setting.choice(
                        SchoolAffairsCsv.MAPPING,
                        new Text("標準の対応表", "A mapping that comes with the connector"),
                        choices()),
                Setting.optional(
                        SchoolAffairsCsv.MAPPING_JSON,
                        Setting.Kind.LONG_TEXT,
                        new Text("独自の対応表(JSON)", "A mapping of the source's own (JSON)")),
                Setting.optional(
                        SchoolAffairsCsv.MONTH,
                        Setting.Kind.TEXT,
                        new Text("表の月(出席簿など、例 2026-04)", "The sheet's month, for month sheets (2026-04)")));
    }

    /** Nothing comes first, for those who write a mapping of their own. */
    private static Setting.Choice[] choices() {
        return Stream.concat(
                        Stream.of(new Setting.Choice("", new Text("(独自の対応表を使う)", "(a mapping of one's own)"))),
                        BuiltInMappings.CHOICES.stream())
                .toArray(Setting.Choice[]::new);
    }

    @Override
    public Connector open(ConnectorContext context) {
        return new SchoolAffairsCsv(context);
    }

    @Override
    public String mappingSetting() {
        return SchoolAffairsCsv.MAPPING_JSON;
    }

    @Override
    public List<String> encodings() {
        return Encoding.NAMES;
    }

    @Override
    public List<String> delimiters() {
        return List.copyOf(CsvMapping.DELIMITERS.keySet());
    }

    @Override
    public List<String> fields(RecordKind kind, SubjectScheme scheme) {
        return MappingFields.all(kind, scheme);
    }

    @Override
    public List<String> needed(RecordKind kind, SubjectScheme scheme) {
        return MappingFields.needed(kind, scheme);
    }

    @Override
    public Draft standard(RecordKind kind) {
        return CsvAssistant.standard(kind);
    }

    @Override
    public Optional<Draft> read(String mapping) {
        return CsvAssistant.read(mapping);
    }

    @Override
    public String write(Draft draft) {
        return CsvAssistant.write(draft);
    }

    @Override
    public Sample sample(Path file, Draft draft) throws IOException, InterruptedException {
        return CsvAssistant.sample(file, draft);
    }
}
