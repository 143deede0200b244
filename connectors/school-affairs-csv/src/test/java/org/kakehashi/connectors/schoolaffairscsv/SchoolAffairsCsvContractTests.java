package org.kakehashi.connectors.schoolaffairscsv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.contract.RecordSourceContract;

class SchoolAffairsCsvContractTests extends RecordSourceContract {

    private final Path directory;

    SchoolAffairsCsvContractTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    protected String connectorName() {
        return "school-affairs-csv";
    }

    @Override
    protected ConnectorContext good() throws IOException {
        return context("朝", "晴れ");
    }

    @Override
    protected ConnectorContext broken() throws IOException {
        return context("夜中", "ひょう");
    }

    private ConnectorContext context(String half, String weather) throws IOException {
        String text = "児童生徒ID,日付,時間帯,心の天気\n%1$s,2026-04-10,%3$s,%4$s\n%2$s,2026-04-10,%3$s,%4$s\n"
                .formatted(Records.TARO, Records.HANAKO, half, weather);
        Path file = Files.writeString(directory.resolve("mood.csv"), text);
        return ContractContext.empty().withFile(file).withSettings(Map.of("mapping", "standard-mood"));
    }
}
