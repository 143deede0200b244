package org.kakehashi.connectors.onerosterrest;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterContent;
import org.kakehashi.connectors.onerosterrest.fixtures.RosterService;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.RosterSourceContract;

class OneRosterRestContractTests extends RosterSourceContract {

    private final RosterService good = new RosterService(RosterContent.school(5));
    private final RosterService broken =
            new RosterService(RosterContent.school(5).replace("users", 2, "'P5'", "'P9'"));

    @AfterEach
    void stop() {
        good.close();
        broken.close();
    }

    @Override
    protected String connectorName() {
        return "oneroster-rest";
    }

    @Override
    protected ConnectorContext good() {
        return new Plain().context(good, Map.of("pageSize", "3"));
    }

    @Override
    protected ConnectorContext broken() {
        return new Plain().context(broken, Map.of());
    }
}
