package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages of other origins call the store (CORS). */
@HubTest
class CrossOriginTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    @Test
    void aPreflightIsAnsweredWithoutCredentials() {
        HttpResponse<String> answer = http.send(http.request("/xapi/statements")
                .header("Origin", "https://drill.example")
                .header("Access-Control-Request-Method", "PUT")
                .header(
                        "Access-Control-Request-Headers",
                        "authorization,x-experience-api-version,content-type,if-match")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("PUT");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("x-experience-api-version");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"'', 1.0.3, 200", "?foo=1, 1.0.3, 400", "?limit=1, '', 400", "?limit=1, none, 401", "/x, 1.0.3, 404"})
    void everyAnswerMayBeReadByThePage(String rest, String version, int status) {
        Xapi caller = version.equals("none") ? new Xapi(http, "Basic eDp5") : xapi.at("/xapi", version);
        HttpResponse<String> answer =
                caller.send(caller.request("/xapi/statements" + rest).header("Origin", "https://drill.example"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("X-Experience-API-Version", "X-Experience-API-Consistent-Through", "ETag", "Last-Modified");
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).isPresent();
    }

    @Test
    void optionsOfNoPageAreAnsweredToo() {
        HttpResponse<String> answer =
                http.send(http.request("/xapi/1.0.3/statements").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
    }

    @Test
    void theRestOfTheHubIsForItsOwnPages() {
        HttpResponse<String> answer = http.send(http.request("/api/v1/accounts")
                .header("Origin", "https://drill.example")
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
