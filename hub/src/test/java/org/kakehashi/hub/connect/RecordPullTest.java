package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;

/** School-affairs records from a system's API. */
class RecordPullTest extends InstanceStage {
    private static final String MAPPING = """
            {"record": "mood", "personScheme": "MASTER_IDENTIFIER", "items": "/data", "next": "/links/next",
             "fields": {"person": {"pointer": "/id"}, "date": {"pointer": "/day"},
               "half": {"pointer": "/half", "codes": {"am": "MORNING"}},
               "weather": {"pointer": "/weather", "codes": {"1": "SUNNY"}}}}
            """;

    @Test
    void whereASourceCantBeReadToItsEndTheInstanceFailsThoughWhatCameStands() {
        WireMockServer api =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        api.start();
        try {
            String page =
                    "{\"data\": [{\"id\": \"00000001-0000-4000-8000-000000000001\", \"day\": \"2026-05-11\", \"half\": \"am\", \"weather\": 1}],"
                            + " \"links\": {\"next\": \"" + api.baseUrl() + "/moods?page=2\"}}";
            api.stubFor(WireMock.get(WireMock.urlPathEqualTo("/moods")).willReturn(WireMock.okJson(page)));
            UUID instance = instance(api, "1");

            assertStatus(ran(instance), "APPLIED");

            assertThat(instances.get(tenant.id(), instance).failures()).isEqualTo(1);
            assertStatus(ran(instance), "APPLIED");
            assertThat(instances.get(tenant.id(), instance).failures()).isEqualTo(2);
        } finally {
            api.stop();
        }
    }

    private UUID instance(WireMockServer api, String maxPages) {
        Map<String, String> settings =
                Map.of("url", api.baseUrl() + "/moods?since={since}", "maxPages", maxPages, "mapping", MAPPING);
        return changes.create(
                tenant.id(),
                new InstanceDraft("校務", "school-affairs-rest", "office", null, "", null, settings),
                "test");
    }
}
