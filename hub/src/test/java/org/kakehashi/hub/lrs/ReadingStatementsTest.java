package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** GET of statements (xAPI 1.0.3 part 3, 2.1.3). */
@HubTest
class ReadingStatementsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    Xapi xapi;

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    private List<UUID> ids(String query) {
        return ids(xapi.list(query));
    }

    private static List<UUID> ids(JsonNode list) {
        return list.get("statements")
                .valueStream()
                .map(each -> UUID.fromString(each.get("id").stringValue()))
                .toList();
    }

    private UUID store(String statement) {
        HttpResponse<String> answer = xapi.post(statement);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return UUID.fromString(Xapi.JSON.readTree(answer.body()).get(0).stringValue());
    }

    @Test
    void anEmptyStoreGivesAnEmptyList() {
        assertThat(xapi.get("").body()).isEqualTo("{\"statements\":[],\"more\":\"\"}");
        assertThat(ids("?" + Xapi.byAgent("nobody"))).isEmpty();
    }

    @Test
    void filtersNarrowTheListAndTheNewestComesFirst() {
        UUID registration = UUID.randomUUID();
        UUID a = store(Xapi.statement("p1", "did", "q1"));
        UUID b = store(Xapi.with(Xapi.registration(registration), Xapi.statement("p1", "saw", "q2")));
        UUID c = store(Xapi.statement("p2", "did", "q2"));
        assertThat(ids("")).containsExactly(c, b, a);
        assertThat(ids("?ascending=true")).containsExactly(a, b, c);
        assertThat(ids("?limit=2")).containsExactly(c, b);
        assertThat(ids("?" + Xapi.byAgent("p1"))).containsExactly(b, a);
        assertThat(ids("?verb=" + Xapi.encoded("https://verbs.example/did"))).containsExactly(c, a);
        assertThat(ids("?activity=" + Xapi.encoded("https://drill.example/q2"))).containsExactly(c, b);
        assertThat(ids("?registration=" + registration)).containsExactly(b);
        assertThat(ids("?ascending=true&" + Xapi.byAgent("p1") + "&verb=" + Xapi.encoded("https://verbs.example/saw")))
                .containsExactly(b);
        assertThat(ids("?" + Xapi.byAgent("p2") + "&activity=" + Xapi.encoded("https://drill.example/q1")))
                .isEmpty();
    }

    @Test
    void anAgentIsFoundAsActorMemberAndObjectOnceEach() {
        UUID actor = store(Xapi.statement("p1", "did", "q1"));
        UUID member = store(Xapi.statement("x", "did", "q1")
                .replace(
                        "\"actor\":" + Xapi.agent("x"),
                        "\"actor\":{\"objectType\":\"Group\",\"member\":[" + Xapi.agent("p1") + "]}"));
        UUID object = store(Xapi.statement("p1", "met", "q1")
                .replace(
                        "{\"id\":\"https://drill.example/q1\"}",
                        "{\"objectType\":\"Agent\"," + Xapi.agent("p1").substring(1)));
        UUID instructor = store(
                Xapi.with("\"context\":{\"instructor\":" + Xapi.agent("p1") + "}", Xapi.statement("p2", "did", "q1")));
        assertThat(ids("?" + Xapi.byAgent("p1"))).containsExactly(object, member, actor);
        assertThat(ids("?related_agents=true&" + Xapi.byAgent("p1")))
                .containsExactly(instructor, object, member, actor);
        assertThat(ids("?limit=1&" + Xapi.byAgent("p1"))).containsExactly(object);
    }

    @Test
    void anAuthorityIsARelatedAgent() {
        UUID id = store(Xapi.statement("p1", "did", "q1"));
        String account = xapi.list("").at("/statements/0/authority").toString();
        assertThat(ids("?related_agents=true&agent=" + Xapi.encoded(account))).containsExactly(id);
        assertThat(ids("?agent=" + Xapi.encoded(account))).isEmpty();
    }

    @Test
    void relatedActivitiesAreFoundInContextAndSubStatement() {
        UUID direct = store(Xapi.statement("p1", "did", "unit"));
        UUID parent = store(Xapi.with(
                "\"context\":{\"contextActivities\":{\"parent\":[{\"id\":\"https://drill.example/unit\"}]}}",
                Xapi.statement("p1", "did", "q1")));
        String sub = "{\"objectType\":\"SubStatement\","
                + Xapi.statement("p2", "did", "unit").replaceFirst("\\{\"id\":\"[^\"]+\",", "");
        UUID planned = store(Xapi.statement("p3", "planned", "x").replace("{\"id\":\"https://drill.example/x\"}", sub));
        String activity = "activity=" + Xapi.encoded("https://drill.example/unit");
        assertThat(ids("?" + activity)).containsExactly(direct);
        assertThat(ids("?related_activities=true&" + activity)).containsExactly(planned, parent, direct);
        assertThat(ids("?related_activities=true&" + activity + "&" + Xapi.byAgent("p1")))
                .containsExactly(parent, direct);
    }

    @Test
    void sinceIsExclusiveAndUntilInclusive() throws InterruptedException {
        UUID a = store(Xapi.statement("p1", "did", "q1"));
        String stored = xapi.list("").at("/statements/0/stored").stringValue();
        while (!Instant.now().isAfter(Instant.parse(stored).plusMillis(1))) {
            Thread.onSpinWait();
        }
        UUID b = store(Xapi.statement("p1", "did", "q1"));
        assertThat(ids("?since=" + stored)).containsExactly(b);
        assertThat(ids("?until=" + stored)).containsExactly(a);
        assertThat(ids("?since=" + Instant.parse(stored).minusMillis(1))).containsExactly(b, a);
        assertThat(ids("?ascending=true&since=2020-01-01T00:00:00Z&until=2999-01-01T00:00:00Z"))
                .containsExactly(a, b);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void moreLeadsThroughEveryStatementOnce(boolean ascending) {
        String batch = IntStream.range(0, 25)
                .mapToObj(i -> Xapi.statement("p" + i % 2, "did", "q" + i))
                .toList()
                .toString();
        xapi.post(batch);
        List<UUID> seen = new ArrayList<>();
        String next = "/xapi/statements?limit=4&ascending=" + ascending + "&" + Xapi.byAgent("p1");
        while (!next.isEmpty()) {
            JsonNode page = Xapi.JSON.readTree(xapi.follow(next).body());
            assertThat(page.get("statements").size()).isLessThanOrEqualTo(4);
            seen.addAll(ids(page));
            next = page.get("more").stringValue();
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(12)
                .containsExactlyElementsOf(ids("?ascending=" + ascending + "&" + Xapi.byAgent("p1")));
    }

    @Test
    void aVoidedStatementIsFoundByVoidedStatementIdOnly() {
        UUID voided = store(Xapi.statement("p1", "did", "q1"));
        UUID kept = store(Xapi.statement("p1", "did", "q1"));
        UUID voiding = store(Xapi.voiding(voided));
        UUID voidingAgain = store(Xapi.voiding(voiding));
        assertThat(xapi.get("?statementId=" + voided).statusCode()).isEqualTo(404);
        assertThat(xapi.get("?voidedStatementId=" + voided).statusCode()).isEqualTo(200);
        assertThat(xapi.get("?voidedStatementId=" + kept).statusCode()).isEqualTo(404);
        assertThat(xapi.get("?statementId=" + voiding).statusCode()).isEqualTo(200);
        assertThat(ids("?limit=3")).containsExactly(voidingAgain, voiding, kept);
        assertThat(ids("?" + Xapi.byAgent("p1")))
                .as("found by what they refer to")
                .containsExactly(voidingAgain, voiding, kept);
    }

    @Test
    void voidingMayComeFirst() {
        UUID later = UUID.randomUUID();
        store(Xapi.voiding(later));
        store(Xapi.statement(later, "p1", "did", "q1"));
        assertThat(xapi.get("?statementId=" + later).statusCode()).isEqualTo(404);
    }

    @Test
    void oneStatementSaysWhenItWasStored() {
        UUID id = store(Xapi.statement("p1", "did", "q1"));
        HttpResponse<String> answer = xapi.get("?statementId=" + id);
        assertThat(answer.headers().firstValue("Last-Modified")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        HttpResponse<String> head = xapi.send(
                xapi.request("/xapi/statements?statementId=" + id).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(xapi.get("?statementId=" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void consistentThroughReachesWhatWasStored() {
        store(Xapi.statement("p1", "did", "q1"));
        Instant stored = Instant.parse(xapi.list("").at("/statements/0/stored").stringValue());
        Instant end = Instant.now().plusSeconds(10);
        Instant through = Instant.EPOCH;
        while (through.isBefore(stored) && Instant.now().isBefore(end)) {
            through = Instant.parse(xapi.get("?limit=1")
                    .headers()
                    .firstValue("X-Experience-API-Consistent-Through")
                    .orElseThrow());
        }
        assertThat(through).isAfterOrEqualTo(stored).isBefore(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo=1",
                "Limit=1",
                "statementId=x",
                "statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee&limit=1",
                "statementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee&voidedStatementId=6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                "agent=x",
                "agent=%7B%7D",
                "verb=did",
                "activity=q1",
                "registration=1",
                "since=yesterday",
                "until=2025",
                "limit=-1",
                "limit=x",
                "ascending=yes",
                "related_agents=1",
                "related_activities=TRUE",
                "format=short",
                "attachments=yes",
                "limit=1&limit=2",
                "cursor=x"
            })
    void whatIsNoParameterOrNoneOfItsValuesIsRefused(String query) {
        HttpResponse<String> answer = xapi.get("?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"invalid-request\"");
        assertThat(answer.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");
        assertThat(answer.headers().firstValue("X-Experience-API-Consistent-Through"))
                .isPresent();
    }
}
