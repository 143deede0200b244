package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms that stand for other requests (xAPI 1.0.3 part 3, 1.3). */
@HubTest
class AlternateRequestsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;
    String credentials;

    @BeforeEach
    void tenant() {
        TestTenant tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
        credentials = "&X-Experience-API-Version=1.0.3&Authorization="
                + Xapi.encoded(HubHttp.basic(tenant.key(), tenant.secret()));
    }

    /** As a browser of old sends it: nothing but a body. */
    private HttpResponse<String> bare(String pathAndQuery, String form) {
        return http.send(http.request(pathAndQuery).POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> form(String query, String form) {
        return xapi.send(xapi.request("/xapi/statements?" + query)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form)));
    }

    private static String content(String statement) {
        return "content=" + Xapi.encoded(statement);
    }

    @Test
    void everythingTravelsInTheForm() {
        UUID id = UUID.randomUUID();
        String statement = Xapi.statement(id, "山田 p+1", "did", "q1");
        HttpResponse<String> put = bare(
                "/xapi/statements?method=PUT",
                "statementId=" + id + "&" + content(statement) + "&content-type=application%2Fjson&Content-Length=7"
                        + credentials);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
        HttpResponse<String> get = bare("/xapi/statements?method=GET", "statementId=" + id + credentials);
        assertThat(get.statusCode()).isEqualTo(200);
        assertThat(Xapi.JSON.readTree(get.body()).at("/actor/account/name").stringValue())
                .isEqualTo("山田 p+1");
        assertThat(get.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(get.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
    }

    /** Any site may have a visitor's browser send such a form, with credentials and content of that site's own. */
    @Test
    void whatABrowserIsMadeToAskForDoesNotRunUnderTheHubsAddress() {
        String page = "<script>alert(1)</script>";
        String place = "activityId=https%3A%2F%2Fx.example&profileId=p";
        assertThat(bare(
                                "/xapi/activities/profile?method=PUT",
                                place + "&" + content(page) + "&Content-Type=text%2Fhtml" + credentials)
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> document = bare("/xapi/activities/profile?method=GET", place + credentials);
        assertThat(document.body()).isEqualTo(page);
        assertSandboxed(document);
        byte[] data = page.getBytes(StandardCharsets.UTF_8);
        String statement = Xapi.with(
                Multipart.attachments(Multipart.attachment("text/html", data)), Xapi.statement("p1", "did", "q1"));
        assertThat(xapi.send(xapi.request("/xapi/statements")
                                .header("Content-Type", Multipart.CONTENT_TYPE)
                                .POST(Multipart.of(statement)
                                        .data("text/html", data)
                                        .publisher()))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> attached = bare("/xapi/statements?method=GET", "attachments=true" + credentials);
        assertThat(attached.body()).contains(page);
        assertSandboxed(attached);
        assertSandboxed(bare("/xapi/statements?method=" + Xapi.encoded(page), ""));
        assertSandboxed(bare("/xapi/statements?method=GET", Xapi.encoded(page) + "=1" + credentials));
    }

    private static void assertSandboxed(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).isNotEmpty();
    }

    @Test
    void headersMayComeByHttp() {
        HttpResponse<String> posted = form("method=POST", content(Xapi.statement("p1", "did", "q1")));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        HttpResponse<String> list = form("method=GET", "limit=1&" + Xapi.byAgent("p1"));
        assertThat(Xapi.JSON.readTree(list.body()).get("statements")).hasSize(1);
    }

    @Test
    void aListsNextPageIsAnOrdinaryRequest() {
        xapi.post("[" + Xapi.statement("p1", "did", "q1") + "," + Xapi.statement("p1", "did", "q2") + "]");
        HttpResponse<String> list = form("method=GET", "limit=1&" + Xapi.byAgent("p1"));
        String more = Xapi.JSON.readTree(list.body()).get("more").stringValue();
        assertThat(more).startsWith("/xapi/statements?limit=1&agent=");
        assertThat(Xapi.JSON.readTree(xapi.follow(more).body()).get("statements"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "method=PUT&statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee, content=%7B%7D",
        "method=PUT, statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
        "method=PUT, ''",
        "method=POST, content=%7B%7D&content=%7B%7D",
        "method=POST, content=%7",
        "method=POST, content=%7B%FF",
        "method=GET, limit=1&limit=2",
        "method=GET, foo=bar",
        "method=GET, Accept-Language=ja",
        "method=GET, '{\"limit\":1}'",
        "method=HEAD, limit=1",
        "method=get, limit=1",
        "method=, limit=1",
        "method, limit=1",
        "limit=1&method=GET, ''",
        "method=GET, X-Experience-API-Version=0.8",
        "method=GET, X-Experience-API-Version=2.0.0"
    })
    void whatIsNoProperFormIsRefused(String query, String form) {
        HttpResponse<String> answer = form(query, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).isPresent();
    }

    @Test
    void aFormIsPostedAsAForm() {
        HttpRequest.Builder put = xapi.request("/xapi/statements?method=POST").header("Content-Type", FORM);
        assertThat(xapi.send(put.PUT(BodyPublishers.ofString("limit=1"))).statusCode())
                .isEqualTo(400);
        HttpRequest.Builder json =
                xapi.request("/xapi/statements?method=GET").header("Content-Type", "application/json");
        assertThat(xapi.send(json.POST(BodyPublishers.ofString("limit=1"))).statusCode())
                .isEqualTo(400);
        assertThat(xapi.send(xapi.request("/xapi/statements")
                                .header("Content-Type", FORM)
                                .POST(BodyPublishers.ofString("limit=1")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFormHasABound() {
        assertThat(form("method=POST", "content=" + "1".repeat(2_000_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aFormsCredentialsAreCheckedAsAnyOthers() {
        String wrong = "&X-Experience-API-Version=1.0.3&Authorization=" + Xapi.encoded(HubHttp.basic("x", "y"));
        HttpResponse<String> answer = bare("/xapi/statements?method=GET", "limit=1" + wrong);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(form("method=DELETE", "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
    void version2HasNoSuchForms(String method) {
        for (Xapi second : new Xapi[] {xapi.at("/xapi", "2.0.0"), xapi.at("/xapi/2.0.0", "2.0.0")}) {
            HttpResponse<String> answer = second.send(second.request("/xapi/statements?method=" + method)
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString(content(Xapi.statement("p1", "did", "q1")))));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        }
    }
}
