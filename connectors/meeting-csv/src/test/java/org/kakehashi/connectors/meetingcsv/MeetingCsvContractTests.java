package org.kakehashi.connectors.meetingcsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.contract.RecordSourceContract;

class MeetingCsvContractTests extends RecordSourceContract {
    private final Path directory;

    MeetingCsvContractTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    protected String connectorName() {
        return "meeting-csv";
    }

    @Override
    protected ConnectorContext good() throws IOException {
        return context("2026-04-10 09:00:00");
    }

    @Override
    protected ConnectorContext broken() throws IOException {
        return context("soon");
    }

    private ConnectorContext context(String joined) throws IOException {
        Path file = Files.writeString(directory.resolve("meeting.csv"), """
                Name,User Email,Join Time,Leave Time,Duration (Minutes)
                花子,hanako@school.example.jp,%1$s,2026-04-10 09:30:00,30
                太郎,taro@school.example.jp,%1$s,2026-04-10 09:40:00,40
                """.formatted(joined));
        return ContractContext.empty().withFile(file).withSettings(Map.of("meeting", "abc"));
    }
}
