package org.kakehashi.connectors.onerostercsv;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFixture;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.ContractContext;
import org.kakehashi.connectors.spi.contract.RosterSourceContract;

class OneRosterCsvContractTests extends RosterSourceContract {

    private final Path directory;

    OneRosterCsvContractTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    protected String connectorName() {
        return "oneroster-csv";
    }

    @Override
    protected ConnectorContext good() throws IOException {
        return ContractContext.empty().withFile(RosterFixture.GOOD.zipInto(directory));
    }

    @Override
    protected ConnectorContext broken() throws IOException {
        return ContractContext.empty().withFile(RosterFixture.WRONG_GRADE_CODE.zipInto(directory));
    }
}
