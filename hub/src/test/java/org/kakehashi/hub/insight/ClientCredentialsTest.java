package org.kakehashi.hub.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.database.OwnerDatabase;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard's client: tokens for its secret, secrets that take over from one another, schools and limits. */
@HubTest
class ClientCredentialsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    TestTenants tenants;

    @Autowired
    OwnerDatabase owner;

    @Autowired
    IdentityLinks links;

    @Autowired
    HubHttp http;

    private TestTenant tenant = new TestTenant(0, "", "", "");
    private UUID sakuraClass = UUID.randomUUID();
    private UUID midoriClass = UUID.randomUUID();
    private String sakura = "";

    @BeforeEach
    void twoSchools() {
        tenant = tenants.create();
        sakuraClass = new TestSchool(owner, tenant.id(), links.personSource(), "さくら小学校").homeroom("5年1組");
        midoriClass = new TestSchool(owner, tenant.id(), links.personSource(), "みどり小学校").homeroom("5年1組");
        sakura = owner.jdbc()
                .sql("select org_id::text from org where tenant_id = :t and name = 'さくら小学校'")
                .param("t", tenant.id())
                .query(String.class)
                .single();
    }

    private record Client(String key, String secret) {
        String basic() {
            return HubHttp.basic(key, secret);
        }
    }

    private Client make(String scopes, String more) {
        HttpResponse<String> made = http.post(
                tenant,
                "/api/v1/clients",
                "{\"name\":\"ダッシュボード\",\"scopes\":" + scopes + ",\"purpose\":\"teaching\"" + more + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode client = JSON.readTree(made.body());
        return new Client(client.get("key").asString(), client.get("secret").asString());
    }

    private HttpResponse<String> token(String authorization, String form) {
        HttpRequest.Builder request = http.request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request);
    }

    private int factsStatus(String authorization, UUID classId) {
        LocalDate day = LocalDate.of(2026, 11, 18);
        return http.send(http.request("/api/v1/facts?class=" + classId + "&from=" + day + "&to=" + day)
                        .header("Authorization", authorization))
                .statusCode();
    }

    @Test
    void aTokenIsGivenForKeyAndSecretAndWorksAsBearer() {
        Client client = make("[\"facts/read\",\"statements/write\"]", "");
        HttpResponse<String> answer = token(client.basic(), "grant_type=client_credentials&scope=facts/read");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        JsonNode token = JSON.readTree(answer.body());
        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(token.get("scope").asString()).isEqualTo("facts/read");
        String bearer = "Bearer " + token.get("access_token").asString();
        assertThat(factsStatus(bearer, sakuraClass)).isEqualTo(200);
        HttpResponse<String> beyond = http.send(http.request("/xapi/statements")
                .header("Authorization", bearer)
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(HttpRequest.BodyPublishers.ofString("[]")));
        assertThat(beyond.statusCode())
                .as("the token's scope is narrower than the client's")
                .isEqualTo(403);
        assertThat(owner.jdbc()
                        .sql("select count(*) from credential c where c::text like :token")
                        .param("token", "%" + token.get("access_token").asString() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void secretsMayStandInTheForm() {
        Client client = make("[\"facts/read\"]", "");
        assertThat(token(
                                "",
                                "grant_type=client_credentials&client_id=" + client.key() + "&client_secret="
                                        + client.secret())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSecretInTheAddressIsRefused() {
        Client client = make("[\"facts/read\"]", "");
        HttpResponse<String> answer =
                http.send(http.request("/oauth2/token?client_id=" + client.key() + "&client_secret=" + client.secret())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "password, '', unsupported_grant_type, 400",
        "client_credentials, all, invalid_scope, 400",
        "client_credentials, nonsense, invalid_scope, 400"
    })
    void whatCanNotBeGivenIsToldByTheSpecificationsWords(String grant, String scope, String error, int status) {
        Client client = make("[\"facts/read\"]", "");
        HttpResponse<String> answer = token(client.basic(), "grant_type=" + grant + "&scope=" + scope);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("error").asString()).isEqualTo(error);
    }

    @Test
    void wrongSecretsAndTokensGetNoToken() {
        Client client = make("[\"facts/read\"]", "");
        String good = "grant_type=client_credentials";
        String token = JSON.readTree(token(client.basic(), good).body())
                .get("access_token")
                .asString();
        for (String wrong : List.of(HubHttp.basic(client.key(), "wrong"), "Bearer " + token, "Basic !", "")) {
            HttpResponse<String> answer = token(wrong, good);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).contains("invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void revokingTheClientEndsItsTokens() {
        Client client = make("[\"facts/read\"]", "");
        String bearer = "Bearer "
                + JSON.readTree(token(client.basic(), "grant_type=client_credentials")
                                .body())
                        .get("access_token")
                        .asString();
        assertThat(factsStatus(bearer, sakuraClass)).isEqualTo(200);
        http.send(http.request(tenant, "/api/v1/clients/" + client.key()).DELETE());
        assertThat(factsStatus(bearer, sakuraClass)).isEqualTo(401);
    }

    @Test
    void oneSecretTakesOverFromAnother() {
        Client first = make("[\"facts/read\"]", "");
        String secrets = "/api/v1/clients/" + first.key() + "/secrets";
        HttpResponse<String> rotated = http.post(tenant, secrets, "{\"overlapDays\":3}");
        assertThat(rotated.statusCode()).as(rotated.body()).isEqualTo(201);
        Client second = new Client(
                first.key(), JSON.readTree(rotated.body()).get("secret").asString());
        assertThat(factsStatus(first.basic(), sakuraClass)).isEqualTo(200);
        assertThat(factsStatus(second.basic(), sakuraClass)).isEqualTo(200);
        JsonNode both = JSON.readTree(http.get(tenant, secrets).body());
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.get(0).get("expiresAt").isNull()).isTrue();
        assertThat(java.time.Instant.parse(both.get(1).get("expiresAt").asString()))
                .isBetween(
                        java.time.Instant.now().plus(Duration.ofDays(3)).minusSeconds(600),
                        java.time.Instant.now().plus(Duration.ofDays(3)));
        assertThat(both.get(1).get("lastUsedAt").isNull()).isFalse();
        http.post(tenant, secrets, "{\"overlapDays\":0}");
        assertThat(factsStatus(first.basic(), sakuraClass)).isEqualTo(401);
        assertThat(factsStatus(second.basic(), sakuraClass)).isEqualTo(401);
    }

    @Test
    void aLeakedSecretEndsAtOnceAndSoDoTokens() {
        Client client = make("[\"facts/read\"]", "");
        String bearer = "Bearer "
                + JSON.readTree(token(client.basic(), "grant_type=client_credentials")
                                .body())
                        .get("access_token")
                        .asString();
        String secrets = "/api/v1/clients/" + client.key() + "/secrets";
        String fingerprint = JSON.readTree(http.get(tenant, secrets).body())
                .get(0)
                .get("fingerprint")
                .asString();
        TestTenant other = tenants.create();
        assertThat(http.send(http.request(other, secrets + "/" + fingerprint).DELETE())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.send(http.request(tenant, secrets + "/00000000").DELETE())
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.send(http.request(tenant, secrets + "/" + fingerprint).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(factsStatus(client.basic(), sakuraClass)).isEqualTo(401);
        assertThat(factsStatus(bearer, sakuraClass)).isEqualTo(401);
    }

    @Test
    void foreignClientsAreNotFoundAndBadOverlapsRefused() {
        Client client = make("[\"facts/read\"]", "");
        TestTenant other = tenants.create();
        String secrets = "/api/v1/clients/" + client.key() + "/secrets";
        assertThat(http.get(other, secrets).statusCode()).isEqualTo(404);
        assertThat(http.post(other, secrets, "{}").statusCode()).isEqualTo(404);
        assertThat(http.post(tenant, secrets, "{\"overlapDays\":31}").statusCode())
                .isEqualTo(400);
        assertThat(http.send(http.request(secrets).header("Authorization", client.basic()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClientOfOneSchoolFindsNoOther() {
        Client client = make("[\"facts/read\"]", ",\"schools\":[\"" + sakura + "\"]");
        assertThat(factsStatus(client.basic(), sakuraClass)).isEqualTo(200);
        assertThat(factsStatus(client.basic(), midoriClass)).isEqualTo(404);
        String bearer = "Bearer "
                + JSON.readTree(token(client.basic(), "grant_type=client_credentials")
                                .body())
                        .get("access_token")
                        .asString();
        assertThat(factsStatus(bearer, midoriClass)).isEqualTo(404);
        HttpResponse<String> refused = http.post(
                tenant,
                "/api/v1/clients",
                "{\"name\":\"x\",\"scopes\":[\"all/read\"],\"purpose\":\"teaching\",\"schools\":[\"" + sakura + "\"]}");
        assertThat(refused.statusCode())
                .as("statements can't be told apart by school")
                .isEqualTo(400);
    }

    @Test
    void aClientMakesNoMoreRequestsThanItMay() {
        Client client = make("[\"facts/read\"]", ",\"requestsPerMinute\":3");
        for (int i = 0; i < 3; i++) {
            assertThat(factsStatus(client.basic(), sakuraClass)).isEqualTo(200);
        }
        HttpResponse<String> refused =
                http.send(http.request("/api/v1/facts?class=" + sakuraClass + "&from=2026-11-18&to=2026-11-18")
                        .header("Authorization", client.basic()));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"too-many-requests\"");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.headers().firstValue("RateLimit-Limit")).contains("3");
    }

    @Test
    void whatIsOfferedIsPublished() {
        String metadata = http.send(http.request("/.well-known/oauth-authorization-server"))
                .body();
        assertThat(metadata).contains("/oauth2/token", "client_credentials", "facts/read", "client_secret_basic");
    }

    @Test
    void anAdministratorRotatesOnThePage() {
        Client client = make("[\"facts/read\"]", "");
        http.post(tenant, "/api/v1/accounts", """
                {"loginName":"admin","password":"kakehashi-test","displayName":"管理","roles":["ADMINISTRATOR"]}
                """);
        HubBrowser admin = new HubBrowser(http);
        admin.signIn(tenant.slug(), "admin", "kakehashi-test");
        assertThat(admin.get("/clients/" + client.key()).body()).contains("まだ使われていません", "ダッシュボード");
        HttpResponse<String> made = admin.post("/clients/" + client.key() + "/secrets", "overlapDays=7");
        assertThat(made.body()).contains(client.key(), "/oauth2/token").doesNotContain(client.secret());
        factsStatus(client.basic(), sakuraClass);
        Awaitility.await()
                .until(() -> admin.get("/clients/" + client.key()).body().contains(":")
                        && JSON.readTree(http.get(tenant, "/api/v1/clients/" + client.key() + "/secrets")
                                                .body())
                                        .size()
                                == 2);
        assertThat(admin.get("/clients/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
