package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What answers carry beside statements: entity tags, compression, {@code more}, and the strictness of requests. */
@HubTest
class AnswersTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    HubProperties hub;

    TestTenant tenant;
    Xapi xapi;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    private void storeMany(int count) {
        xapi.post(IntStream.range(0, count)
                .mapToObj(i -> Xapi.statement("p1", "did", "q" + i))
                .toList()
                .toString());
    }

    private HttpResponse<String> get(String query, String header, String value) {
        return xapi.send(xapi.request("/xapi/statements" + query).header(header, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&format=ids", "&format=canonical"})
    void whoHasTheStatementIsNotSentItAgain(String format) {
        UUID id = UUID.randomUUID();
        xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        String query = "?statementId=" + id + format;
        String tag = xapi.get(query).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).matches("\"[0-9a-f]+\"");
        HttpResponse<String> again = get(query, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(again.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(get(query, "If-None-Match", "\"0\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aListsTagChangesWithTheList() {
        storeMany(3);
        String query = "?" + Xapi.byAgent("p1");
        String tag = xapi.get(query).headers().firstValue("ETag").orElseThrow();
        assertThat(get(query, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(query + "&format=ids", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        storeMany(1);
        assertThat(get(query, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void canonicalVariesWithTheLanguage() {
        assertThat(String.join(",", xapi.get("?format=canonical").headers().allValues("Vary")))
                .contains("Accept-Language");
    }

    @Test
    void longAnswersAreCompressedForWhoAsks() throws Exception {
        storeMany(30);
        HttpRequest.Builder request = xapi.request("/xapi/statements").header("Accept-Encoding", "gzip");
        HttpResponse<byte[]> zipped =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("ETag").orElseThrow()).startsWith("W/");
        String plain = new String(
                new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(plain).isEqualTo(xapi.get("").body());
        assertThat(zipped.body().length).isLessThan(plain.length() / 3);
        assertThat(xapi.get("").headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(get("?limit=1", "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aListIsNoNewerThanItsConsistentThroughTime() {
        storeMany(2);
        HttpResponse<String> list = xapi.get("");
        String through =
                list.headers().firstValue("X-Experience-API-Consistent-Through").orElseThrow();
        assertThat(list.headers().allValues("X-Experience-API-Consistent-Through"))
                .hasSize(1);
        String stored =
                Xapi.JSON.readTree(list.body()).at("/statements/0/stored").stringValue();
        assertThat(through).isGreaterThanOrEqualTo(stored);
    }

    @Test
    void moreIsAnAddressOnTheSameHost() {
        storeMany(3);
        String agent = URLEncoder.encode(Xapi.agent("p1"), StandardCharsets.UTF_8);
        String query = "?format=ids&limit=1&related_agents=true&ascending=true&agent=" + agent;
        JsonNode first = xapi.list(query);
        String more = first.get("more").stringValue();
        assertThat(more).startsWith("/xapi/statements?").contains("format=ids", "ascending=true", "agent=" + agent);
        HttpResponse<String> head = xapi.send(xapi.request(more).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        JsonNode second = Xapi.JSON.readTree(xapi.follow(more).body());
        JsonNode third =
                Xapi.JSON.readTree(xapi.follow(second.get("more").stringValue()).body());
        assertThat(third.get("more").stringValue()).isEmpty();
        assertThat(xapi.at("/xapi/2.0.0", "2.0.0").list("?limit=1").get("more").stringValue())
                .startsWith("/xapi/2.0.0/statements?limit=1&cursor=");
    }

    @Test
    void anAgentMayStandBareInTheQuery() throws IOException {
        storeMany(2);
        String answer = raw("GET /xapi/statements?limit=1&agent=" + Xapi.agent("p1"), "Accept: */*");
        assertThat(answer).startsWith("HTTP/1.1 200");
        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        String more = Xapi.JSON.readTree(body).get("more").stringValue();
        assertThat(URI.create(more).getRawQuery()).contains("agent=%7B%22account%22");
        assertThat(xapi.follow(more).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedForItsSizeTellsTheVersionToo() throws IOException {
        String answer = raw(
                "POST /xapi/statements",
                "Content-Type: application/json\r\nContent-Length: 99999999999\r\nOrigin: https://a.example");
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("X-Experience-API-Version: 1.0.3")
                .contains("Access-Control-Allow-Origin: *");
    }

    /** What no tidy client would send. */
    private String raw(String request, String header) throws IOException {
        try (Socket socket = new Socket("localhost", hub.publicUrl().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                            + "\r\nx-experience-API-version: 1.0.3\r\n"
                            + "authorization: " + HubHttp.basic(tenant.key(), tenant.secret()) + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.3, since=2025-04-07, 400",
        "2.0.0, since=2025-04-07, 400",
        "1.0.3, since=20250407T083000Z, 200",
        "2.0.0, since=20250407T083000Z, 400",
        "2.0.0, until=2025-04-07T08:30:00%2B09:00, 200",
        "2.0.0, until=2025-04-07T08:30:00-00:00, 400",
        "1.0.3, until=2025-04-07T08:30:00-00:00, 400",
        "2.0.0, limit=0, 200",
        "2.0.0, limit=, 400",
        "2.0.0, limit=1.0, 400",
        "2.0.0, format=IDS, 400",
        "2.0.0, ascending=, 400",
        "2.0.0, statementId=, 400",
        "2.0.0, agent=%7B%22objectType%22:%22Group%22%2C%22member%22:[]%7D, 400",
        "2.0.0, agent=%7B%22mbox%22:%22mailto:a@example.com%22%2C%22foo%22:1%7D, 400",
        "2.0.0, method=GET, 400",
        "1.0.3, method=GET, 400"
    })
    void eachVersionHasItsRulesForParameters(String version, String query, int status) {
        HttpResponse<String> answer = xapi.at("/xapi", version).get("?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', application/json; charset=UTF-8, 200",
        "POST, '', APPLICATION/JSON, 200",
        "POST, '', text/plain, 400",
        "POST, '', application/xml, 400",
        "POST, ?statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee, application/json, 400",
        "POST, ?limit=1, application/json, 400",
        "PUT, '', application/json, 400",
        "PUT, ?statementid=6690e6c9-3ef0-4ed3-8b37-7f3964730bee, application/json, 400",
        "PUT, ?statementId=x, application/json, 400"
    })
    void whatIsStoredComesByTheRules(String method, String query, String type, int status) {
        String statement = Xapi.statement("p1", "did", "q1");
        for (String version : new String[] {"1.0.3", "2.0.0"}) {
            Xapi second = xapi.at("/xapi", version);
            HttpResponse<String> answer = second.send(second.request("/xapi/statements" + query)
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(statement)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }
        assertThat(xapi.post("").statusCode()).isEqualTo(400);
        assertThat(xapi.post("{").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "text/plain", "*/*"})
    void jsonIsSentWhateverIsAccepted(String accepted) {
        assertThat(get("?limit=1", "Accept", accepted).statusCode()).isEqualTo(200);
        assertThat(get("?limit=x", "Accept", accepted).statusCode()).isEqualTo(400);
        assertThat(http.send(http.request("/xapi/about").header("Accept", accepted))
                        .statusCode())
                .isEqualTo(200);
    }
}
