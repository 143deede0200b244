package org.kakehashi.connectors.xapi;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.StatementSourceContract;

class XapiPullContractTests extends StatementSourceContract {
    private final OtherStore store = new OtherStore();

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    protected String connectorName() {
        return "xapi-pull";
    }

    @Override
    protected ConnectorContext good() {
        store.always(OtherStore.page(
                "2026-04-10T02:00:00Z",
                "",
                OtherStore.statement(new UUID(1, 1), "2026-04-10T01:00:00Z"),
                OtherStore.statement(new UUID(1, 2), "2026-04-10T01:00:01Z")));
        return store.context(Map.of());
    }

    @Override
    protected ConnectorContext broken() {
        store.always(OtherStore.page("2026-04-10T02:00:00Z", "https://elsewhere.example/more"));
        return store.context(Map.of());
    }
}
