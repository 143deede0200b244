package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.records.RecordSource;

/** Reads CSV the way the hub does. */
final class Records {

    static final String FILE = "records.csv";

    /** Persons as a roster would have them. */
    static final String TARO = "00000001-0000-4000-8000-000000000001";

    static final String HANAKO = "00000002-0000-4000-8000-000000000002";

    private Records() {}

    static CollectedRecords read(Path directory, String mapping, byte[] csv) throws IOException, InterruptedException {
        return readWith(directory, Map.of("mapping", mapping), csv);
    }

    static CollectedRecords read(Path directory, String mapping, String csv) throws IOException, InterruptedException {
        return read(directory, mapping, csv.getBytes(UTF_8));
    }

    static CollectedRecords readWith(Path directory, Map<String, String> settings, byte[] csv)
            throws IOException, InterruptedException {
        Path file = Files.write(directory.resolve(FILE), csv);
        CollectedRecords sink = new CollectedRecords();
        ContractContext context = ContractContext.empty().withFile(file).withSettings(settings);
        try (RecordSource source = (RecordSource) new SchoolAffairsCsvFactory().open(context)) {
            source.readRecords(Cursor.START, sink);
        }
        return sink;
    }
}
