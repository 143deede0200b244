package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** POST and PUT of statements (xAPI 1.0.3 part 3, 2.1.1 and 2.1.2). */
@HubTest
class StoringStatementsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;
    UUID id = UUID.randomUUID();

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    @Test
    void onePostedIsAnsweredWithItsIdAndCanBeRead() {
        HttpResponse<String> answer = xapi.post(Xapi.statement(id, "p1", "did", "q1"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[\"" + id + "\"]");
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(answer.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
        assertThat(xapi.get("?statementId=" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aBatchIsAnsweredInItsOrder() {
        UUID second = UUID.randomUUID();
        HttpResponse<String> answer = xapi.post(
                "[" + Xapi.statement(id, "p1", "did", "q1") + "," + Xapi.statement(second, "p2", "did", "q1") + "]");
        assertThat(answer.body()).isEqualTo("[\"" + id + "\",\"" + second + "\"]");
        assertThat(xapi.post("[]").body()).isEqualTo("[]");
    }

    @Test
    void theReceivedBytesAreServedWithWhatTheStoreAdds() {
        String sent =
                "{ \"verb\":{\"id\":\"https://verbs.example/did\",\"display\":{\"ja\":\"\\u3057た\"}},\n\t\"actor\" : "
                        + Xapi.agent("児童一")
                        + ",\"object\":{\"id\":\"https://drill.example/q1\"},\"result\":{\"score\":{\"raw\":1.50E1}}}";
        String given = Xapi.JSON.readTree(xapi.post(sent).body()).get(0).stringValue();
        String served = xapi.get("?statementId=" + given).body();
        assertThat(served).endsWith(sent.substring(1));
        JsonNode statement = Xapi.JSON.readTree(served);
        assertThat(statement.get("id").stringValue()).isEqualTo(given);
        assertThat(statement.get("version").stringValue()).isEqualTo("1.0.0");
        assertThat(statement.get("timestamp")).isEqualTo(statement.get("stored"));
        assertThat(statement.at("/authority/account/homePage").stringValue()).startsWith("http://localhost");
    }

    @Test
    void whatTheStoreSetsReplacesWhatCameIn() {
        String sent = Xapi.with("""
                "stored":"2001-01-01T00:00:00Z","timestamp":"2025-04-07T08:30:00.5+09:00","version":"1.0.2",
                "authority":{"mbox":"mailto:someone@example.com"},
                "context":{"contextActivities":{"parent":{"id":"https://drill.example/unit"}}}""", Xapi.statement(id, "p1", "did", "q1"));
        xapi.post(sent);
        JsonNode served = Xapi.JSON.readTree(xapi.get("?statementId=" + id).body());
        assertThat(served.get("stored").stringValue()).startsWith("20").doesNotStartWith("2001");
        assertThat(served.get("timestamp").stringValue()).isEqualTo("2025-04-06T23:30:00.500Z");
        assertThat(served.get("version").stringValue()).isEqualTo("1.0.2");
        assertThat(served.at("/authority/mbox").isMissingNode()).isTrue();
        assertThat(served.at("/authority/account/name").isMissingNode()).isFalse();
        assertThat(served.at("/context/contextActivities/parent/0/id").stringValue())
                .isEqualTo("https://drill.example/unit");
    }

    @Test
    void theSameAgainIsFineAndChangesNothing() {
        String statement = Xapi.statement(id, "p1", "did", "q1");
        assertThat(xapi.put(id, statement).statusCode()).isEqualTo(204);
        String before = xapi.get("?statementId=" + id).body();
        assertThat(xapi.put(id, statement).statusCode()).isEqualTo(204);
        assertThat(xapi.post("[" + Xapi.statement("p2", "did", "q2") + "," + statement.replace(",", " , ") + "]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(xapi.post(before).statusCode()).isEqualTo(200);
        assertThat(xapi.get("?statementId=" + id).body()).isEqualTo(before);
        assertThat(xapi.list("").get("statements")).hasSize(2);
    }

    @Test
    void anotherStatementOfAKnownIdIsRefusedWithItsWholeBatch() {
        xapi.put(id, Xapi.statement(id, "p1", "did", "q1"));
        assertThat(xapi.put(id, Xapi.statement(id, "p1", "did", "q2")).statusCode())
                .isEqualTo(409);
        HttpResponse<String> answer =
                xapi.post("[" + Xapi.statement("p3", "did", "q1") + "," + Xapi.statement(id, "p2", "did", "q1") + "]");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains(id.toString(), "\"code\":\"conflict\"");
        assertThat(xapi.list("").get("statements")).hasSize(1);
    }

    @Test
    void aPutNamesItsStatement() {
        String anonymous = Xapi.statement(id, "p1", "did", "q1").replace("\"id\":\"" + id + "\",", "");
        assertThat(xapi.put(id, anonymous).statusCode()).isEqualTo(204);
        assertThat(xapi.get("?statementId=" + id).statusCode()).isEqualTo(200);
        assertThat(xapi.put(UUID.randomUUID(), Xapi.statement(id, "p1", "did", "q1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(xapi.put(id, "[" + anonymous + "]").statusCode()).isEqualTo(400);
        assertThat(xapi.send(xapi.request("/xapi/statements")
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofString(anonymous)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBrokenStatementIsRefusedWithPlaceRuleAndRemedy() {
        HttpResponse<String> answer = xapi.post("[" + Xapi.statement("p1", "did", "q1") + ","
                + Xapi.with("\"result\":{\"duration\":\"5 minutes\"}", Xapi.statement("p1", "did", "q1")) + "]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Xapi.JSON.readTree(answer.body());
        assertThat(problem.get("pointer").stringValue()).isEqualTo("/1/result/duration");
        assertThat(problem.get("value").stringValue()).isEqualTo("5 minutes");
        assertThat(problem.at("/rule/section").stringValue()).isEqualTo("4.6");
        assertThat(problem.at("/rule/ja").stringValue()).contains("ISO 8601");
        assertThat(problem.at("/remedy/ja").stringValue()).contains("PT1M30S");
        assertThat(problem.get("detail").stringValue()).startsWith("/1/result/duration (5 minutes)");
        assertThat(xapi.list("").get("statements")).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThat(sendAs("text/plain").statusCode()).isEqualTo(400);
        assertThat(sendAs("multipart/mixed; boundary=x").statusCode()).isEqualTo(400);
        assertThat(sendAs("application/json; charset=utf-8").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> sendAs(String contentType) {
        return xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(Xapi.statement("p1", "did", "q1"))));
    }

    @Test
    void anAttachmentWithoutFileUrlIsRefused() {
        String attachment = "\"attachments\":[{\"usageType\":\"https://u.example\",\"display\":{\"en\":\"x\"},"
                + "\"contentType\":\"image/png\",\"length\":1,\"sha2\":\"" + "a".repeat(64) + "\"}]";
        HttpResponse<String> answer = xapi.post(Xapi.with(attachment, Xapi.statement("p1", "did", "q1")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("fileUrl");
    }

    @Test
    void unknownParametersAreRefused() {
        assertThat(xapi.send(xapi.request("/xapi/statements?foo=1")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Xapi.statement("p1", "did", "q1"))))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyBeyondTheBoundIsRefused() {
        HttpResponse<String> answer = xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[20 * 1024 * 1024 + 1])));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aChunkedBodyIsTaken() {
        byte[] body = Xapi.statement(id, "p1", "did", "q1").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> answer = xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aLargeStatementIsKept() {
        String response = "漢".repeat(1_000_000);
        xapi.post(Xapi.with("\"result\":{\"response\":\"" + response + "\"}", Xapi.statement(id, "p1", "did", "q1")));
        assertThat(Xapi.JSON
                        .readTree(xapi.get("?statementId=" + id).body())
                        .at("/result/response")
                        .stringValue())
                .isEqualTo(response);
    }
}
