package org.kakehashi.connectors.xapi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.spi.statements.Delivery;
import org.kakehashi.connectors.spi.statements.ForwardedStatement;

/** What a token endpoint says is about no statement. */
class XapiForwardTokenTests {
    private static final String STATEMENTS = "/xapi/statements";

    private final OtherStore store = new OtherStore();
    private final List<ForwardedStatement> batch = OtherStore.batch();

    @AfterEach
    void stop() {
        store.close();
    }

    private Delivery forward() throws InterruptedException {
        Map<String, String> settings = Map.of(
                "username", "",
                "password", "",
                "tokenUrl", "http://localhost:" + store.server.port() + "/token",
                "clientId", "hub",
                "clientSecret", "secret",
                "batchSize", "1");
        return new XapiForward(store.context(settings), OtherStore.SHORT).forward(batch);
    }

    private static Delivery.Later later(Delivery delivery) {
        return Objects.requireNonNull(delivery.later());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 415, 422, 501})
    void anEndpointThatGivesNoTokenRefusesTheHub(int status) throws Exception {
        store.server.stubFor(post("/token").willReturn(aResponse().withStatus(status)));

        Delivery delivery = forward();

        assertThat(delivery.refused()).isEmpty();
        assertThat(later(delivery).why().code()).isEqualTo("answer.credentials");
        assertThat(store.server.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void anEndpointThatIsBusyOrBrokenIsWaitedForAsItAsks(int status) throws Exception {
        store.server.stubFor(
                post("/token").willReturn(aResponse().withStatus(status).withHeader("Retry-After", "120")));

        Delivery delivery = forward();

        assertThat(delivery.refused()).isEmpty();
        assertThat(later(delivery).why().code()).isEqualTo("answer.status");
        assertThat(later(delivery).pause()).isEqualTo(Duration.ofMinutes(2));
        assertThat(store.server.getAllServeEvents()).hasSize(1);
    }

    @Test
    void aTokenThatEndsAmongTheStatementsAndCannotBeRenewedRefusesNone() throws Exception {
        for (int status : List.of(500, 415)) {
            store.server.resetAll();
            tokens(Scenario.STARTED, aResponse().withBody("{\"access_token\":\"first\"}"));
            tokens("given", aResponse().withStatus(status));
            store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                    .atPriority(10)
                    .willReturn(aResponse().withStatus(401)));
            store.server.stubFor(post(urlPathEqualTo(STATEMENTS))
                    .withHeader("Authorization", equalTo("Bearer first"))
                    .withRequestBody(containing(batch.getFirst().id().toString()))
                    .willReturn(aResponse().withStatus(204)));

            Delivery delivery = forward();

            assertThat(delivery.accepted()).containsExactly(batch.getFirst().id());
            assertThat(delivery.refused()).as("HTTP %s", status).isEmpty();
            assertThat(delivery.later()).isNotNull();
        }
    }

    private void tokens(String state, ResponseDefinitionBuilder answer) {
        store.server.stubFor(post("/token")
                .inScenario("token")
                .whenScenarioStateIs(state)
                .willReturn(answer)
                .willSetStateTo("given"));
    }
}
