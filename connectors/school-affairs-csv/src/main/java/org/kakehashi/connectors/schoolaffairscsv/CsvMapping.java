package org.kakehashi.connectors.schoolaffairscsv;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.mapping.Mapping;
import org.kakehashi.connectors.mapping.MappingReader;
import org.kakehashi.connectors.mapping.Place;
import org.kakehashi.connectors.spi.Findings;

/**
 * A mapping of a CSV file.
 *
 * @param encoding one of {@link Encoding#NAMES}
 */
record CsvMapping(Mapping fields, String encoding) {

    /** The mapping; null when something is wrong with it, which has been reported. */
    static @Nullable CsvMapping read(String text, Findings findings) {
        MappingReader reader = MappingReader.open(text, Place.COLUMN, List.of("encoding"), findings);
        if (reader == null) {
            return null;
        }
        String encoding = reader.root().has("encoding")
                ? reader.json().word(reader.root(), "", "encoding", Encoding.NAMES)
                : Encoding.AUTO;
        Mapping fields = reader.mapping(Set.of());
        return fields == null || encoding == null ? null : new CsvMapping(fields, encoding);
    }
}
