package org.kakehashi.hub.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.GrantLimits;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the linter finds on its way along the log, and who sees it. */
@HubTest
class FindingsTest {
    private static final String FINDINGS = "/api/v1/statements/findings";
    private static final String LINT = "/api/v1/statements/lint";

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    @Autowired
    AccessTokens tokens;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    OwnerDatabase owner;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private String drillKey = "";
    private UUID drill = UUID.randomUUID();

    @BeforeEach
    void aTool() {
        tenant = tenants.create();
        drillKey = "drill-" + tenant.slug();
        drill = tenants.client(
                tenant.id(), drillKey, Set.of(Permission.XAPI_STATEMENTS_WRITE, Permission.XAPI_STATEMENTS_READ_MINE));
    }

    private JsonNode client(UUID id, String query) {
        JsonNode answer = Xapi.JSON.readTree(http.get(tenant, FINDINGS + query).body());
        return answer.path("clients")
                .valueStream()
                .filter(client -> client.path("clientId").asString().equals(id.toString()))
                .findFirst()
                .orElse(Xapi.JSON.createObjectNode());
    }

    private JsonNode awaitChecked(long count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client(drill, "").path("checked").asLong(0) == count);
        return client(drill, "");
    }

    private static JsonNode finding(JsonNode client, String rule) {
        return client.path("findings")
                .valueStream()
                .filter(finding -> finding.path("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + client));
    }

    @Test
    void findingsAreCountedByClientAndRuleWithTheNewestExamples() {
        Xapi tool = Xapi.basic(http, drillKey);
        UUID last = UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            assertThat(tool.post(Xapi.statement("p1", "did", "q" + i)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(tool.post(Xapi.statement(last, "p1", "did", "q7")).statusCode())
                .isEqualTo(200);
        JsonNode client = awaitChecked(7);
        assertThat(client.path("name").asString()).isEqualTo(drillKey);
        JsonNode display = finding(client, "general.verb-display");
        assertThat(display.path("count").asInt()).isEqualTo(7);
        assertThat(display.path("severity").asString()).isEqualTo("warning");
        assertThat(display.path("profile").path("ja").asString()).isEqualTo("xAPI の一般的な推奨");
        assertThat(display.path("remedy").path("ja").asString()).contains("verb.display に");
        assertThat(display.path("examples")).hasSize(5);
        assertThat(display.path("examples").path(0).path("statementId").asString())
                .isEqualTo(last.toString());
    }

    @Test
    void aClientSeesItsOwnOnlyAndALaunchNothing() {
        Xapi.basic(http, tenant.key()).post(Xapi.statement("p1", "did", "q1"));
        Xapi.basic(http, drillKey).post(Xapi.statement("p1", "did", "q2"));
        awaitChecked(1);
        TestTenant asDrill = new TestTenant(tenant.id(), tenant.slug(), drillKey, "secret-of-" + drillKey);
        JsonNode own = Xapi.JSON.readTree(http.get(asDrill, FINDINGS).body());
        assertThat(own.path("clients")).hasSize(1);
        assertThat(own.path("clients").path(0).path("clientId").asString()).isEqualTo(drill.toString());
        assertThat(http.get(asDrill, FINDINGS + "?client=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        Awaitility.await()
                .until(() -> Xapi.JSON
                                .readTree(http.get(tenant, FINDINGS).body())
                                .path("clients")
                                .size()
                        == 2);
        String token = transactions.inTenant(
                tenant.id(),
                () -> tokens.issue(
                        tenant.id(),
                        drill,
                        "drill",
                        EnumSet.of(Permission.XAPI_STATEMENTS_WRITE),
                        new GrantLimits("https://school.example", "sub", null),
                        Duration.ofHours(1)));
        assertThat(http.send(http.request(FINDINGS).header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoMayNeitherWriteNorViewIsRefused() {
        String reader = "reader-" + tenant.slug();
        tenants.client(tenant.id(), reader, Set.of(Permission.XAPI_STATE));
        TestTenant as = new TestTenant(tenant.id(), tenant.slug(), reader, "secret-of-" + reader);
        assertThat(http.get(as, FINDINGS).statusCode()).isEqualTo(403);
        assertThat(http.post(as, LINT, Xapi.statement("p1", "did", "q1")).statusCode())
                .isEqualTo(403);
        assertThat(http.send(http.request(FINDINGS)).statusCode()).isEqualTo(401);
    }

    @Test
    void findingsOfOneTenantAreNotAnothers() {
        Xapi.basic(http, drillKey).post(Xapi.statement("p1", "did", "q2"));
        awaitChecked(1);
        TestTenant other = tenants.create();
        assertThat(http.get(other, FINDINGS + "?client=" + drill).body()).isEqualTo("{\"clients\":[]}");
    }

    @Test
    void anErasedStatementIsNoExample() {
        UUID id = UUID.randomUUID();
        Xapi.basic(http, drillKey).post(Xapi.statement(id, "p1", "did", "q2"));
        awaitChecked(1);
        owner.jdbc()
                .sql("delete from statement_key where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.id())
                .param("id", id)
                .update();
        assertThat(finding(client(drill, "?client=" + drill), "general.verb-display")
                        .path("examples"))
                .isEmpty();
    }

    @Test
    void aStatementCanBeLintedWithoutStoringIt() {
        HttpResponse<String> answer = http.post(
                tenant, LINT, "[" + Xapi.statement("p1", "did", "q1") + "," + Xapi.statement("p2", "did", "q1") + "]");
        JsonNode told = Xapi.JSON.readTree(answer.body());
        assertThat(told.path("accepted").asBoolean()).isTrue();
        assertThat(told.path("statements")).hasSize(2);
        JsonNode first = told.path("statements").path(0).path("findings").path(0);
        assertThat(first.path("rule").asString()).startsWith("general.");
        assertThat(first.path("remedy").path("en").asString()).isNotBlank();
        assertThat(Xapi.basic(http, tenant.key()).list("").path("statements")).isEmpty();
    }

    @Test
    void whatTheStoreWouldRefuseIsToldWithPlaceAndRemedy() {
        String wrong = Xapi.statement("p1", "did", "q1").replace("https://verbs.example/did", "did");
        JsonNode told = Xapi.JSON.readTree(http.post(tenant, LINT, wrong).body());
        assertThat(told.path("accepted").asBoolean()).isFalse();
        assertThat(told.path("refusal").path("pointer").asString()).isEqualTo("/verb/id");
        assertThat(told.path("refusal").path("remedy").path("ja").asString()).isNotBlank();
    }

    @Test
    void whatIsLintedAtOnceIsBounded() {
        String one = Xapi.statement("p1", "did", "q1").replaceFirst("\"id\":\"[^\"]+\",", "");
        String many = "[" + (one + ",").repeat(100) + one + "]";
        JsonNode told = Xapi.JSON.readTree(http.post(tenant, LINT, many).body());
        assertThat(told.path("refusal").path("rule").asString()).isEqualTo("TOO_MANY");
        assertThat(http.post(tenant, LINT, "\"" + "x".repeat(1_100_000) + "\"").statusCode())
                .isEqualTo(413);
    }
}
