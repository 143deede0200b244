package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an API client's scopes and rules let it do (xAPI 1.0.3 part 3, 4.2; part 2, 2.4.9). */
@HubTest
class ClientRightsTest {
    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    TenantTransactions transactions;

    TestTenant tenant;
    Xapi everything;

    @BeforeEach
    void tenant() {
        tenant = tenants.create();
        everything = Xapi.basic(http, tenant.key());
    }

    private Xapi client(String scope, String rules) {
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/clients",
                "{\"name\": \"drill\", \"purpose\": \"teaching\", \"scopes\": [\"" + scope + "\"]" + rules + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode client = Xapi.JSON.readTree(made.body());
        return new Xapi(
                http,
                HubHttp.basic(
                        client.get("key").stringValue(), client.get("secret").stringValue()));
    }

    private static int post(Xapi xapi, String statement) {
        int first = xapi.post(statement).statusCode();
        assertThat(xapi.at("/xapi/2.0.0", "2.0.0").post(statement).statusCode()).isEqualTo(first);
        return first;
    }

    @ParameterizedTest
    @MethodSource("org.kakehashi.hub.lrs.DocumentPlace#kinds")
    void allReadsAndWritesAndAllReadOnlyReads(String kind) {
        Xapi all = client("all", "");
        Xapi reader = client("all/read", "");
        DocumentPlace place = DocumentPlace.of(all, kind);
        assertThat(place.put("{}").statusCode()).isEqualTo(204);
        assertThat(place.post("{\"a\":1}").statusCode()).isEqualTo(204);
        DocumentPlace seen = place.as(reader);
        assertThat(seen.get().statusCode()).isEqualTo(200);
        assertThat(seen.list("").statusCode()).isEqualTo(200);
        assertThat(seen.put("{}").statusCode()).isEqualTo(403);
        assertThat(seen.post("{}").statusCode()).isEqualTo(403);
        assertThat(seen.delete().statusCode()).isEqualTo(403);
        assertThat(place.delete().statusCode()).isEqualTo(204);
    }

    @Test
    void statementsAreWrittenAndReadByScope() {
        String statement = Xapi.statement(UUID.randomUUID(), "p1", "did", "q1");
        assertThat(client("all/read", "").post(statement).statusCode()).isEqualTo(403);
        assertThat(client("state", "").post(statement).statusCode()).isEqualTo(403);
        assertThat(client("profile", "").get("").statusCode()).isEqualTo(403);
        assertThat(client("define", "").get("").statusCode()).isEqualTo(403);
        assertThat(client("statements/write", "").get("").statusCode()).isEqualTo(403);
        assertThat(client("all", "").post(statement).statusCode()).isEqualTo(200);
        assertThat(client("all/read", "").list("").get("statements")).hasSize(1);
        assertThat(client("statements/read", "").list("").get("statements")).hasSize(1);
        assertThat(client("statements/read/mine", "").list("").get("statements"))
                .isEmpty();
    }

    @Test
    void aClientBoundToActorsWritesAboutThemOnly() {
        Xapi bound = client("all", """
                , "actors": [{"account": {"homePage": "https://school.example", "name": "p1"}},
                    {"account": {"homePage": "https://other.example"}}, {"mbox": "mailto:a@EXAMPLE.com"},
                    {"mbox_sha1sum": "EBD31E95054C018B10727CCFFD2EF2EC3A016EE9"}, {"openid": "https://me.example/"}]""");
        String right = Xapi.statement("p1", "did", "q1").replaceFirst("\"id\":\"[^\"]+\",", "");
        String agent = Xapi.agent("p1");
        for (String allowed : new String[] {
            agent,
            "{\"account\":{\"homePage\":\"https://other.example\",\"name\":\"x\"}}",
            "{\"objectType\":\"Group\",\"account\":{\"homePage\":\"https://other.example\",\"name\":\"x\"}}",
            "{\"mbox\":\"mailto:a@example.com\"}",
            "{\"mbox_sha1sum\":\"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\"}",
            "{\"openid\":\"https://me.example/\"}"
        }) {
            assertThat(post(bound, right.replace(agent, allowed))).as(allowed).isEqualTo(200);
        }
        for (String foreign : new String[] {
            Xapi.agent("p2"),
            "{\"mbox\":\"mailto:b@example.com\"}",
            "{\"openid\":\"https://other.example\"}",
            "{\"objectType\":\"Group\",\"member\":[" + agent + "]}"
        }) {
            HttpResponse<String> answer = bound.post(right.replace(agent, foreign));
            assertThat(answer.statusCode()).as(foreign).isEqualTo(403);
            assertThat(answer.body()).contains("actor", "allowed actors");
        }
        assertThat(bound.post("[" + right + "," + Xapi.statement("p2", "did", "q1") + "]")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bound.post(Xapi.voiding(UUID.randomUUID()).replace("\"admin\"", "\"p1\""))
                        .body())
                .contains("void");
        assertThat(everything.list("").get("statements")).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.3", "2.0.0"})
    void aClientBoundToActivitiesAndVerbsUsesThemOnly(String version) {
        Xapi bound = client("all", """
                , "activityPrefixes": ["https://drill.example/a", "https://drill.example/b"],
                  "verbs": ["https://verbs.example/did"]""").at("/xapi/" + version, version);
        assertThat(bound.post(Xapi.statement("p1", "did", "a1")).statusCode()).isEqualTo(200);
        assertThat(bound.post(Xapi.statement("p2", "did", "b")).statusCode()).isEqualTo(200);
        assertThat(bound.post(Xapi.statement("p1", "did", "c")).body()).contains("object", "https://drill.example/a");
        assertThat(bound.post(Xapi.statement("p1", "saw", "a1")).body())
                .contains("verb.id", "https://verbs.example/did");
        assertThat(bound.put(
                                UUID.randomUUID(),
                                Xapi.statement("p1", "saw", "a1").replaceFirst("\"id\":\"[^\"]+\",", ""))
                        .statusCode())
                .isEqualTo(403);
        String aboutAgent = Xapi.statement("p1", "did", "a1")
                .replace(
                        "{\"id\":\"https://drill.example/a1\"}",
                        "{\"objectType\":\"Agent\",\"mbox\":\"mailto:a@example.com\"}");
        assertThat(bound.post(aboutAgent).statusCode()).isEqualTo(403);
        assertThat(everything.list("").get("statements")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("org.kakehashi.hub.lrs.DocumentPlace#kinds")
    void aBoundClientReachesOnlyItsDocuments(String kind) {
        DocumentPlace place = DocumentPlace.of(everything, kind);
        place.put("{}");
        for (String rules : new String[] {
            ", \"actors\": [{\"account\": {\"homePage\": \"https://other.example\"}}]",
            ", \"activityPrefixes\": [\"https://other.example\"]"
        }) {
            boolean touches = place.context().contains(rules.contains("actors") ? "agent=" : "activityId=");
            DocumentPlace bound = place.as(client("all", rules));
            assertThat(bound.get().statusCode()).as(rules).isEqualTo(touches ? 403 : 200);
            assertThat(bound.list("").statusCode()).isEqualTo(touches ? 403 : 200);
            assertThat(bound.post("{}").statusCode()).isEqualTo(touches ? 403 : 204);
            assertThat(bound.id("new").put("{}").statusCode()).isEqualTo(touches ? 403 : 204);
            assertThat(bound.id("new").delete().statusCode()).isEqualTo(touches ? 403 : 204);
        }
        DocumentPlace own = place.as(client("all", """
                , "actors": [{"account": {"homePage": "https://school.example"}}],
                  "activityPrefixes": ["https://drill.example/"]"""));
        assertThat(own.get().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.3", "2.0.0"})
    void whoActsForAUserIsAGroupOfTwo(String version) {
        Xapi onBehalf = client("all", ", \"onBehalfOf\": {\"homePage\": \"https://portal.example\", \"name\": \"t1\"}")
                .at("/xapi/" + version, version);
        UUID id = UUID.randomUUID();
        String sent = Xapi.with(
                "\"authority\":{\"mbox\":\"mailto:someone@example.com\"}", Xapi.statement(id, "p1", "did", "q1"));
        assertThat(onBehalf.post(sent).statusCode()).isEqualTo(200);
        assertThat(onBehalf.post(Xapi.statement("p1", "did", "q2")).statusCode())
                .isEqualTo(200);
        client("all", "").post(Xapi.statement("p1", "did", "q3"));

        JsonNode authority =
                Xapi.JSON.readTree(everything.get("?statementId=" + id).body()).get("authority");
        assertThat(authority.get("objectType").stringValue()).isEqualTo("Group");
        assertThat(authority.propertyNames()).containsExactlyInAnyOrder("objectType", "member");
        assertThat(authority.get("member")).hasSize(2);
        JsonNode user = authority.get("member").get(1).get("account");
        assertThat(user.get("homePage").stringValue()).isEqualTo("https://portal.example");
        assertThat(user.get("name").stringValue()).isEqualTo("t1");
        for (JsonNode member : authority.get("member")) {
            String query = "?related_agents=true&agent=" + Xapi.encoded("{\"account\":" + member.get("account") + "}");
            assertThat(everything.list(query).get("statements")).as(query).hasSize(2);
        }
        assertThat(everything
                        .list("?agent=" + Xapi.encoded("{\"account\":" + user + "}"))
                        .get("statements"))
                .isEmpty();
    }

    @Test
    void whoActsForAUserReadsItsOwn() {
        HttpResponse<String> made = http.post(tenant, "/api/v1/clients", """
                {"name": "x", "purpose": "teaching", "scopes": ["statements/write", "statements/read/mine"],
                 "onBehalfOf": {"homePage": "https://portal.example", "name": "t1"}}""");
        JsonNode client = Xapi.JSON.readTree(made.body());
        Xapi own = new Xapi(
                http,
                HubHttp.basic(
                        client.get("key").stringValue(), client.get("secret").stringValue()));
        everything.post(Xapi.statement("p1", "did", "q1"));
        own.post(Xapi.statement("p1", "did", "q2"));
        assertThat(own.list("").get("statements")).hasSize(1);
    }

    @Test
    void aLaunchReadsItsActorsProfileAndActivityProfilesAndWritesNeither() {
        DocumentPlace agent =
                DocumentPlace.of(everything, "agents/profile 1.0.3").context(Xapi.byAgent("sub-1"));
        DocumentPlace activity = DocumentPlace.of(everything, "activities/profile 1.0.3");
        agent.put("{}");
        activity.put("{}");
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issue(
                        tenant.id(),
                        UUID.randomUUID(),
                        "drill",
                        EnumSet.of(Permission.XAPI_STATE, Permission.XAPI_PROFILE_READ),
                        new GrantLimits("https://school.example", "sub-1", UUID.randomUUID()),
                        Duration.ofHours(1)));
        Xapi launch = new Xapi(http, "Bearer " + token);
        for (DocumentPlace place : new DocumentPlace[] {agent.as(launch), activity.as(launch)}) {
            assertThat(place.get().statusCode()).isEqualTo(200);
            assertThat(place.list("").statusCode()).isEqualTo(200);
            assertThat(place.put("{}", "If-Match", "*").statusCode()).isEqualTo(403);
            assertThat(place.post("{}").statusCode()).isEqualTo(403);
            assertThat(place.delete().statusCode()).isEqualTo(403);
        }
        assertThat(agent.as(launch).context(Xapi.byAgent("sub-2")).get().statusCode())
                .isEqualTo(403);
    }
}
