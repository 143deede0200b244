package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import tools.jackson.databind.JsonNode;

/** What a tool gets for its assertion, and what becomes of the token. */
class ServiceTokenTest extends ServiceTokenStage {
    ServiceTokenTest() throws Exception {}

    @Test
    void theAnswerIsATokenForWhatWasAskedAndIsAllowed() throws Exception {
        HttpResponse<String> answer =
                post(TestTool.encoded(form(assertion(), MEMBERS + " " + SCORE + " urn:other " + SCORE)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = json.readTree(answer.body());
        assertThat(body.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.get("scope").asString()).isEqualTo(SCORE);
        assertThat(status(body.get("access_token").asString())).isEqualTo(403);
        assertThat(status("made-up")).isEqualTo(401);
        assertThat(school.one(
                        tenant,
                        "select array_to_string(permissions, ' ') from credential where tenant_id = :tenant and client_id = '"
                                + client
                                + "' and expires_at between now() + interval '59 minutes' and now() + interval '1 hour'",
                        String.class))
                .isEqualTo("LTI_SCORE");
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.issue-token'",
                        Long.class))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"RS256", "RS384", "PS256", "ES256", "ES384"})
    void asymmetricAlgorithmsAreTakenAlsoWhereTheKeyNamesNone(String name) throws Exception {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
        JWK other = name.startsWith("ES")
                ? new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.forJWSAlgorithm(algorithm)
                                .iterator()
                                .next())
                        .keyID("ec")
                        .generate()
                : key;
        assertThat(other.getAlgorithm()).isNull();
        server.publish(key, other);
        assertThat(ask(ToolKeyServer.signed(other, algorithm, claims().build())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAudienceIsTheEndpointOrTheIssuerAloneOrInAList() throws Exception {
        for (List<String> audience : List.of(
                List.of(hub.link("/lti/token")),
                List.of(hub.issuer()),
                List.of("https://elsewhere.example", hub.issuer()))) {
            assertThat(ask(signed(claims().audience(audience).build())).statusCode())
                    .as(audience.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void aClientIdMayBeSentAsWell() throws Exception {
        Map<String, String> form = form(assertion(), SCORE);
        form.put("client_id", client);
        assertThat(post(TestTool.encoded(form)).statusCode()).isEqualTo(200);
    }

    @Test
    void anAssertionIsGoodOnceAndTheDatabaseAloneRemembers() throws Exception {
        String assertion = assertion();
        token(assertion);
        HttpResponse<String> again = ask(assertion);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("jti");
        String other = signed(claims().jwtID("the-same").build());
        token(other);
        assertThat(ask(signed(claims().jwtID("the-same").build())).statusCode()).isEqualTo(401);
        // So nothing that a node keeps refuses it; another node would refuse it as well.
        school.sql(tenant, "delete from client_assertion where tenant_id = :tenant");
        token(other);
    }

    @Test
    void ofManyRequestsWithOneAssertionAtOnceOneGetsAToken() throws Exception {
        String assertion = assertion();
        token(assertion());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = Stream.generate(
                            () -> threads.submit(() -> ask(assertion).statusCode()))
                    .limit(8)
                    .toList();
            int issued = 0;
            for (Future<Integer> answer : answers) {
                issued += answer.get() == 200 ? 1 : 0;
            }
            assertThat(issued).isEqualTo(1);
        }
    }

    @Test
    void aToolThatIsBeingSwitchedOffGetsNone() throws Exception {
        String assertion = assertion();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            transactions.run(tenant.id(), () -> {
                jdbc.sql("update tool set enabled = false where tenant_id = " + tenant.id())
                        .update();
                waiting.add(threads.submit(() -> ask(assertion).statusCode()));
                assertThat(waiting.getFirst()).failsWithin(Duration.ofSeconds(1));
            });
            assertThat(waiting.getFirst().get()).isEqualTo(401);
        }
    }

    @Test
    void anUnknownKidHasTheKeysFetchedAgainButNotWithoutEnd() throws Exception {
        token(assertion());
        token(assertion());
        assertThat(server.fetches).hasValue(1);
        key = ToolKeyServer.key();
        server.publish(key);
        token(assertion());
        assertThat(server.fetches).hasValue(2);
        JWK unknown = ToolKeyServer.key();
        for (int times = 0; times < 10; times++) {
            assertThat(ask(ToolKeyServer.signed(unknown, JWSAlgorithm.RS256, claims().build()))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.fetches).hasValue(3);
        token(assertion());
    }

    @Test
    void aToolMayRegisterItsKeysThemselves() throws Exception {
        client = registered(tenant, "\"jwks\": {\"keys\": [" + key.toPublicJWK() + "]}");
        allow(tenant, client, SCORE);
        token(assertion());
        assertThat(server.fetches).hasValue(0);
        JWK other = ToolKeyServer.key();
        assertThat(ask(ToolKeyServer.signed(other, JWSAlgorithm.RS256, claims().build()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aToolThatIsSwitchedOffLosesItsTokensAndGetsNone() throws Exception {
        String token = token(assertion());
        String path = "/api/v1/lti/tools/" + client;
        for (boolean enabled : new boolean[] {false, true}) {
            assertThat(http.send(http.request(tenant, path)
                                    .header("Content-Type", "application/json")
                                    .method(
                                            "PATCH",
                                            HttpRequest.BodyPublishers.ofString("{\"enabled\":" + enabled + "}")))
                            .statusCode())
                    .isEqualTo(204);
            assertThat(status(token)).isEqualTo(401);
            assertThat(ask(assertion()).statusCode()).isEqualTo(enabled ? 200 : 401);
        }
    }

    @Test
    void aChangeOfWhatAToolMayWithdrawsItsTokens() throws Exception {
        String token = token(assertion());
        assertThat(status(token)).isEqualTo(403);
        allow(tenant, client, LINE_ITEM);
        assertThat(status(token)).isEqualTo(401);
        HttpResponse<String> answer = ask(assertion());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).get("error").asString()).isEqualTo("invalid_scope");
    }

    /** Some tools keep a token for its hour, whatever is answered to it. */
    @Test
    void aTokenThatMayDoNoMoreThanItsToolGoesOn() throws Exception {
        String token = token(assertion());
        allow(tenant, client, SCORE);
        assertThat(status(token)).as("less, of what it never had").isEqualTo(403);
        allow(tenant, client, SCORE, LINE_ITEM);
        assertThat(status(token)).as("more").isEqualTo(403);
        String both = json.readTree(post(TestTool.encoded(form(assertion(), SCORE + " " + LINE_ITEM)))
                        .body())
                .get("access_token")
                .asString();
        allow(tenant, client, SCORE);
        assertThat(status(token)).isEqualTo(403);
        assertThat(status(both)).isEqualTo(401);
        allow(tenant, client);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void theClientIdImpliesTheTenantAndAnotherTenantsToolIsAnother() throws Exception {
        TestTenant elsewhere = school.create();
        String theirs = registered(elsewhere, "\"jwksUri\": \"" + server.url() + "/other\"");
        allow(elsewhere, theirs, SCORE);
        String mine = token(assertion());
        String ours = client;
        client = theirs;
        token(assertion());
        String count =
                "select count(*) from credential where tenant_id = :tenant and kind = 'TOKEN' and client_id = '%s'";
        assertThat(school.one(elsewhere, count.formatted(theirs), Long.class)).isEqualTo(1);
        assertThat(school.one(elsewhere, count.formatted(ours), Long.class)).isZero();
        assertThat(school.one(tenant, count.formatted(theirs), Long.class)).isZero();
        // An assertion by our key with their name: their key set has ours no more.
        key = ToolKeyServer.key();
        assertThat(ask(assertion()).statusCode()).isEqualTo(401);
        assertThat(http.send(http.request(elsewhere, "/api/v1/lti/tools/" + theirs)
                                .header("Content-Type", "application/json")
                                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"enabled\":false}")))
                        .statusCode())
                .isEqualTo(204);
        assertThat(status(mine)).isEqualTo(403);
        client = UUID.randomUUID().toString();
        assertThat(ask(assertion()).statusCode()).isEqualTo(401);
    }
}
