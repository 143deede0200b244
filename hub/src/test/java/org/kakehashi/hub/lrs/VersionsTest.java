package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** X-Experience-API-Version (xAPI 1.0.3 part 3, 3.3; IEEE 9274.1.1). */
@HubTest
class VersionsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    @ParameterizedTest
    @CsvSource({
        "/xapi, 1.0, 200, 1.0.3",
        "/xapi, 1.0.0, 200, 1.0.3",
        "/xapi, 1.0.9, 200, 1.0.3",
        "/xapi, 2.0, 200, 2.0.0",
        "/xapi, 2.0.0, 200, 2.0.0",
        "/xapi, 0.95, 400, 2.0.0",
        "/xapi, 1.1.0, 400, 2.0.0",
        "/xapi, x, 400, 2.0.0",
        "/xapi, '', 400, 2.0.0",
        "/xapi/1.0.3, 1.0.3, 200, 1.0.3",
        "/xapi/1.0.3, '', 400, 1.0.3",
        "/xapi/1.0.3, 2.0.0, 400, 1.0.3",
        "/xapi/2.0.0, 2.0.0, 200, 2.0.0",
        "/xapi/2.0.0, '', 400, 2.0.0"
    })
    void theHeaderDecidesWithinWhatTheBaseAllows(String base, String version, int status, String told) {
        HttpResponse<String> answer = xapi.at(base, version).get("?limit=1");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains(told);
    }

    @Test
    void thereIsOneStoreBehindAllBases() {
        UUID id = UUID.randomUUID();
        xapi.at("/xapi/2.0.0", "2.0.0").post(Xapi.statement(id, "p1", "did", "q1"));
        HttpResponse<String> answer = xapi.at("/xapi/1.0.3", "1.0.3").get("?statementId=" + id);
        assertThat(Xapi.JSON.readTree(answer.body()).get("version").stringValue())
                .isEqualTo("2.0.0");
    }

    @Test
    void contextAgentsBelongToVersion2() {
        String statement = Xapi.with(
                "\"context\":{\"contextAgents\":[{\"objectType\":\"contextAgent\",\"agent\":" + Xapi.agent("p2")
                        + "}]}",
                Xapi.statement("p1", "did", "q1"));
        assertThat(xapi.post(statement).statusCode()).isEqualTo(400);
        assertThat(xapi.at("/xapi", "2.0.0").post(statement).statusCode()).isEqualTo(200);
        assertThat(xapi.list("?related_agents=true&" + Xapi.byAgent("p2")).get("statements"))
                .hasSize(1);
    }

    @Test
    void aboutNeedsNeitherVersionNorCredentials() {
        HttpResponse<String> answer = http.send(http.request("/xapi/about"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"2.0.0\"", "\"1.0.3\"");
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).isPresent();
    }

    @Test
    void aboutIsStrictWithParametersAndAnswersHead() {
        assertThat(http.send(http.request("/xapi/about?foo=1")).statusCode()).isEqualTo(400);
        HttpResponse<String> wrong = http.send(http.request("/xapi/about").header("X-Experience-API-Version", "0.95"));
        assertThat(wrong.statusCode()).isEqualTo(200);
        HttpResponse<String> head =
                http.send(http.request("/xapi/1.0.3/about").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /xapi/statements?statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee, 405",
        "PATCH, /xapi/statements, 405",
        "POST, /xapi/about, 405",
        "GET, /xapi/nothing, 404",
        "GET, /xapi/nothing/statements, 404"
    })
    void errorsTellTheVersionToo(String method, String path, int status) {
        HttpResponse<String> answer = xapi.send(xapi.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void headersMayBeOfAnyCase() {
        HttpResponse<String> answer = xapi.at("/xapi", "")
                .send(xapi.at("/xapi", "")
                        .request("/xapi/statements?limit=1")
                        .header("x-EXPERIENCE-api-VERSION", "1.0.3"));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void headTellsWhatGetWouldSend() {
        xapi.post(Xapi.statement("p1", "did", "q1"));
        HttpResponse<String> get = xapi.get("?limit=1");
        HttpResponse<String> head =
                xapi.send(xapi.request("/xapi/statements?limit=1").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : new String[] {"Content-Length", "Content-Type", "X-Experience-API-Version"}) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(header));
        }
        assertThat(head.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
    }
}
