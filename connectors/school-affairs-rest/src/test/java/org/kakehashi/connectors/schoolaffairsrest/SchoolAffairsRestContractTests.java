package org.kakehashi.connectors.schoolaffairsrest;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.contract.RecordSourceContract;

class SchoolAffairsRestContractTests extends RecordSourceContract {
    private final Api api = new Api();

    @AfterEach
    void stop() {
        api.close();
    }

    @Override
    protected String connectorName() {
        return "school-affairs-rest";
    }

    @Override
    protected ConnectorContext good() {
        return context(1);
    }

    @Override
    protected ConnectorContext broken() {
        return context(9);
    }

    private ConnectorContext context(int weather) {
        api.serve(
                "/moods",
                Api.page(
                        "null",
                        Api.item(Api.TARO, "2026-05-11", weather, "2026-05-11T00:00:00Z"),
                        Api.item(Api.HANAKO, "2026-05-11", weather, "2026-05-11T00:00:00Z")));
        return api.context(Map.of());
    }
}
