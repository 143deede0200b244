package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The formats ids and canonical, and the Activities and Agents Resources (xAPI 1.0.3 part 3, 2.1.3, 2.4 and 2.5). */
@HubTest
class FormatsOfStatementsTest {
    private static final String GROUP = """
            {"objectType":"Group","name":"三年一組","member":[
              {"objectType":"Agent","name":"山田","account":{"homePage":"https://school.example","name":"p1"}},
              {"name":"田中","mbox":"mailto:p2@example.com"}]}""";
    private static final String TEAM = """
            {"objectType":"Group","name":"t","mbox":"mailto:team@example.com","member":[{"mbox":"mailto:p2@example.com"}]}""";
    private static final String QUESTION = """
            {"objectType":"Activity","id":"https://drill.example/q1","definition":{"name":{"ja":"分数","en-US":"Fractions"},
             "description":{"fr":"f","en":"e"},"interactionType":"choice",
             "choices":[{"id":"a","description":{"ja":"三分の二","en":"two thirds"}}],"extensions":{"https://x.example/a":1.50}}}""";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    TestTenant tenant;
    Xapi xapi;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        xapi = Xapi.basic(http, tenant.key());
    }

    private static String full(UUID id) {
        return """
                {"id":"%s","actor":%s,"verb":{"id":"https://verbs.example/did","display":{"ja":"した","en":"did"}},
                 "object":{"objectType":"SubStatement","actor":{"name":"x","openid":"https://id.example/x"},
                   "verb":{"id":"https://verbs.example/saw","display":{"en":"saw"}},"object":%s,
                   "context":{"contextActivities":{"parent":{"id":"https://drill.example/unit","definition":{"name":{"ja":"単元"}}}}}},
                 "context":{"team":%s,"instructor":{"name":"先生","mbox":"mailto:t@example.com"},
                   "contextActivities":{"grouping":[%s]}},
                 "result":{"score":{"raw":1.50}}}""".formatted(id, GROUP, QUESTION, TEAM, QUESTION);
    }

    private UUID storeFull() {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = xapi.post(full(id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return id;
    }

    private JsonNode get(String query, String languages) {
        HttpRequest.Builder request = xapi.request("/xapi/statements" + query);
        HttpResponse<String> answer =
                xapi.send(languages.isEmpty() ? request : request.header("Accept-Language", languages));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Xapi.JSON.readTree(answer.body());
    }

    private HttpResponse<String> activity(Xapi as, String id) {
        return as.send(as.request("/xapi/activities?activityId=" + Xapi.encoded(id)));
    }

    private JsonNode person(Xapi as, String agent) {
        HttpResponse<String> answer = as.send(as.request("/xapi/agents?agent=" + Xapi.encoded(agent)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Xapi.JSON.readTree(answer.body());
    }

    @Test
    void idsLeavesWhatIdentifies() {
        JsonNode statement = get("?format=ids&statementId=" + storeFull(), "");
        assertThat(statement.get("actor").toString())
                .isEqualTo(
                        "{\"objectType\":\"Group\",\"member\":[{\"objectType\":\"Agent\",\"account\":"
                                + "{\"homePage\":\"https://school.example\",\"name\":\"p1\"}},{\"mbox\":\"mailto:p2@example.com\"}]}");
        assertThat(statement.get("verb").toString()).isEqualTo("{\"id\":\"https://verbs.example/did\"}");
        assertThat(statement.at("/object/actor").toString()).isEqualTo("{\"openid\":\"https://id.example/x\"}");
        assertThat(statement.at("/object/verb").toString()).isEqualTo("{\"id\":\"https://verbs.example/saw\"}");
        assertThat(statement.at("/object/object").toString())
                .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://drill.example/q1\"}");
        assertThat(statement.at("/object/context/contextActivities/parent").toString())
                .isEqualTo("[{\"id\":\"https://drill.example/unit\"}]");
        assertThat(statement.at("/context/team").toString())
                .isEqualTo("{\"objectType\":\"Group\",\"mbox\":\"mailto:team@example.com\"}");
        assertThat(statement.at("/context/instructor").toString()).isEqualTo("{\"mbox\":\"mailto:t@example.com\"}");
        assertThat(statement.get("authority").propertyNames()).containsExactlyInAnyOrder("objectType", "account");
        assertThat(xapi.get("?format=ids&limit=1").body()).contains("\"raw\":1.50");
        assertThat(statement.propertyNames()).contains("id", "stored", "timestamp", "version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 分数 | 三分の二 | した",
                "en | Fractions | two thirds | did",
                "en-US,ja;q=0.5 | Fractions | two thirds | did",
                "en-GB-oed;q=0.9,ja;q=0.5 | 分数 | two thirds | did",
                "de, en;q=0.2, ja;q=0.3 | 分数 | 三分の二 | した",
                "ja;q=0, * | Fractions | two thirds | did",
                "'' | 分数 | 三分の二 | した",
                "zz | 分数 | 三分の二 | した",
                "~ | 分数 | 三分の二 | した"
            })
    void canonicalTellsEachMapInTheLanguageAskedFor(String languages, String name, String choice, String verb) {
        JsonNode statement = get("?format=canonical&statementId=" + storeFull(), languages);
        for (String place : new String[] {"/object/object", "/context/contextActivities/grouping/0"}) {
            JsonNode definition = statement.at(place + "/definition");
            assertThat(definition.get("name").values()).hasSize(1);
            assertThat(definition.get("name").iterator().next().stringValue()).isEqualTo(name);
            assertThat(definition.at("/choices/0/description").iterator().next().stringValue())
                    .isEqualTo(choice);
            assertThat(definition.get("description").values()).hasSize(1);
        }
        assertThat(statement.at("/verb/display").values()).hasSize(1);
        assertThat(statement.at("/verb/display").iterator().next().stringValue())
                .isEqualTo(verb);
        assertThat(statement.at("/actor/member/0/name").stringValue()).isEqualTo("山田");
    }

    @Test
    void canonicalShowsTheNewestDefinitionMergedWithOlderOnes() {
        storeFull();
        UUID plain = UUID.randomUUID();
        xapi.post(Xapi.statement(plain, "p1", "did", "q1"));
        xapi.post(Xapi.statement("p1", "did", "q1")
                .replace(
                        "/q1\"}",
                        "/q1\",\"definition\":{\"name\":{\"ja\":\"分数のたし算\"},\"type\":\"https://t.example/q\"}}"));
        JsonNode statement = get("?format=canonical&statementId=" + plain, "ja");
        assertThat(statement.at("/object/definition/name").toString()).isEqualTo("{\"ja\":\"分数のたし算\"}");
        assertThat(statement.at("/object/definition/interactionType").stringValue())
                .isEqualTo("choice");
        assertThat(get("?statementId=" + plain, "ja").at("/object/definition").isMissingNode())
                .isTrue();
        JsonNode whole =
                Xapi.JSON.readTree(activity(xapi, "https://drill.example/q1").body());
        assertThat(whole.at("/definition/name").toString()).isEqualTo("{\"ja\":\"分数のたし算\",\"en-US\":\"Fractions\"}");
        assertThat(whole.at("/definition/type").stringValue()).isEqualTo("https://t.example/q");
        assertThat(activity(xapi, "https://drill.example/q1").body()).contains("{\"https://x.example/a\":1.50}");
    }

    @Test
    void onlyWhoMayDefineDefines() {
        String key = "client-" + UUID.randomUUID();
        tenants.client(
                tenant.id(), key, Set.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE));
        Xapi writer = Xapi.basic(http, key);
        UUID id = UUID.randomUUID();
        writer.post("{\"id\":\"" + id + "\",\"actor\":" + Xapi.agent("p1")
                + ",\"verb\":{\"id\":\"https://verbs.example/did\"},\"object\":" + QUESTION + "}");
        assertThat(activity(xapi, "https://drill.example/q1").body())
                .isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://drill.example/q1\"}");
        assertThat(get("?format=canonical&statementId=" + id, "ja")
                        .at("/object/definition/name/ja")
                        .stringValue())
                .isEqualTo("分数");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.3", "2.0.0"})
    void anUnknownActivityIsAnActivity(String version) {
        HttpResponse<String> answer = activity(xapi.at("/xapi", version), "https://drill.example/never");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"objectType\":\"Activity\",\"id\":\"https://drill.example/never\"}");
        assertThat(answer.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-f]{40}\"");
        HttpResponse<String> head = xapi.send(xapi.request("/xapi/activities?activityId=https://drill.example/never")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void anAgentIsAPersonWithTheNamesThatItBears() {
        String agent = Xapi.agent("p1");
        assertThat(person(xapi, agent).toString())
                .isEqualTo(
                        "{\"objectType\":\"Person\",\"account\":[{\"homePage\":\"https://school.example\",\"name\":\"p1\"}]}");
        storeFull();
        xapi.post(Xapi.statement("p1", "did", "q1").replace("\"actor\":{", "\"actor\":{\"name\":\"Yamada\","));
        xapi.post(Xapi.statement("p3", "did", "q1").replace("\"actor\":{", "\"actor\":{\"name\":\"Suzuki\","));
        assertThat(person(xapi, Xapi.with("\"name\":\"Y.\"", agent)).get("name").toString())
                .isEqualTo("[\"Y.\",\"Yamada\",\"山田\"]");
        assertThat(person(xapi, "{\"mbox\":\"mailto:t@example.com\"}").toString())
                .isEqualTo("{\"objectType\":\"Person\",\"name\":[\"先生\"],\"mbox\":[\"mailto:t@example.com\"]}");
        String key = "client-" + UUID.randomUUID();
        tenants.client(tenant.id(), key, Set.of(Permission.XAPI_STATEMENTS_READ_MINE));
        assertThat(person(Xapi.basic(http, key), agent).has("name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/xapi/agents",
                "/xapi/agents?agent=x",
                "/xapi/agents?agent=%7B%22objectType%22:%22Group%22,%22mbox%22:%22mailto:g@example.com%22%7D",
                "/xapi/agents?Agent=%7B%22mbox%22:%22mailto:g@example.com%22%7D",
                "/xapi/agents?agent=%7B%22mbox%22:%22mailto:g@example.com%22%7D&foo=1",
                "/xapi/activities",
                "/xapi/activities?activityId=q1",
                "/xapi/activities?activityid=https://drill.example/q1",
                "/xapi/activities?activityId=https://drill.example/q1&format=ids"
            })
    void wrongParametersAreRefused(String path) {
        assertThat(xapi.send(xapi.request(path)).statusCode()).isEqualTo(400);
    }

    @Test
    void agentsAndActivitiesAreNotForEverybody() {
        Xapi nobody = new Xapi(http, "Basic eDp5");
        assertThat(activity(nobody, "https://drill.example/q1").statusCode()).isEqualTo(401);
        assertThat(nobody.send(nobody.request("/xapi/agents?agent=" + Xapi.encoded(Xapi.agent("p1"))))
                        .statusCode())
                .isEqualTo(401);
        String key = "client-" + UUID.randomUUID();
        tenants.client(tenant.id(), key, Set.of(Permission.READ_FACTS));
        Xapi other = Xapi.basic(http, key);
        assertThat(activity(other, "https://drill.example/q1").statusCode()).isEqualTo(403);
        assertThat(other.send(other.request("/xapi/agents?agent=" + Xapi.encoded(Xapi.agent("p1"))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void moreKeepsTheFormat() {
        storeFull();
        storeFull();
        String more = get("?format=ids&limit=1", "").get("more").stringValue();
        JsonNode second = Xapi.JSON.readTree(xapi.follow(more).body());
        assertThat(second.at("/statements/0/verb").toString()).isEqualTo("{\"id\":\"https://verbs.example/did\"}");
    }
}
