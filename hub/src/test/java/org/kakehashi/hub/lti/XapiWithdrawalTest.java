package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;
import tools.jackson.databind.JsonNode;

/** An administrator withdraws xAPI tokens: of a tool, of a launch, of a pupil. */
class XapiWithdrawalTest extends LtiTest {
    private static final String API = "/api/v1/lti/xapi-tokens/withdrawals";

    private Member pupil = new Member("", UUID.randomUUID());
    private Member other = new Member("", UUID.randomUUID());

    @BeforeEach
    void twoPupils() {
        register("{\"fetch\": \"$Xapi.fetchUrl\"}");
        pupil = school.pupil(tenant);
        other = school.pupil(tenant);
    }

    @Test
    void oneLaunchsTokenEndsAndTheOthersStay() throws Exception {
        String first = token(fetchUrl(pupil));
        String launch = latestLaunch();
        String second = token(fetchUrl(pupil));
        assertThat(withdraw("launchId", launch)).isEqualTo(1);
        assertThat(good(first)).isFalse();
        assertThat(good(second)).isTrue();
    }

    @Test
    void aPupilsTokensAndUnusedFetchUrlsEndAtEveryToolAndNobodyElses() throws Exception {
        String token = token(fetchUrl(pupil));
        String unused = fetchUrl(pupil);
        String others = token(fetchUrl(other));
        register("{\"fetch\": \"$Xapi.fetchUrl\"}");
        String elsewhere = token(fetchUrl(pupil));
        assertThat(withdraw("personId", pupil.personId().toString())).isEqualTo(3);
        assertThat(good(token)).isFalse();
        assertThat(good(elsewhere)).isFalse();
        assertThat(fetch(unused).get("error-code").asString()).isEqualTo("1");
        assertThat(good(others)).isTrue();
        assertThat(good(token(fetchUrl(pupil))))
                .as("a new launch gets a new token")
                .isTrue();
    }

    @Test
    void aToolsTokensEndWhileItStaysOnAndAnotherToolsStay() throws Exception {
        String token = token(fetchUrl(pupil));
        String others = token(fetchUrl(other));
        String tool = registered("clientId");
        register("{\"fetch\": \"$Xapi.fetchUrl\"}");
        String elsewhere = token(fetchUrl(pupil));
        assertThat(withdraw("clientId", tool)).isEqualTo(2);
        assertThat(good(token) || good(others)).isFalse();
        assertThat(good(elsewhere)).isTrue();
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.withdraw-xapi-tokens'",
                        Long.class))
                .isEqualTo(1);
    }

    @Test
    void onThePageTheyAreWithdrawnByLaunchOrPersonOrTool() throws Exception {
        HubBrowser admin = school.administrator(tenant);
        String page = "/launches/" + registered("clientId");
        String first = token(fetchUrl(pupil));
        String launch = latestLaunch();
        String second = token(fetchUrl(pupil));
        String others = token(fetchUrl(other));
        assertThat(admin.get(page).body()).contains("この起動", "この人のすべて");
        admin.post(page + "/" + launch + "/withdraw", "reach=LAUNCH");
        assertThat(good(first)).isFalse();
        assertThat(good(second)).isTrue();
        admin.post(page + "/" + launch + "/withdraw", "reach=PERSON");
        assertThat(good(second)).isFalse();
        assertThat(good(others)).isTrue();
        var done = admin.post(page + "/withdraw", "");
        assertThat(good(others)).isFalse();
        assertThat(admin.get(done.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""))
                        .body())
                .contains("1件の xAPI トークン");
    }

    @Test
    void unknownIdsAnotherTenantsAndSeveralAtOnceAreRefused() throws Exception {
        fetchUrl(pupil);
        String launch = latestLaunch();
        for (String which : new String[] {"clientId", "launchId", "personId"}) {
            assertThat(status("{\"" + which + "\": \"" + UUID.randomUUID() + "\"}"))
                    .isEqualTo(404);
        }
        assertThat(status("{}")).isEqualTo(400);
        assertThat(status("{\"launchId\": \"" + launch + "\", \"clientId\": \"" + registered("clientId") + "\"}"))
                .isEqualTo(400);
        var elsewhere = school.create();
        assertThat(http.post(elsewhere, API, "{\"launchId\": \"" + launch + "\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(school.administrator(elsewhere)
                        .post("/launches/" + registered("clientId") + "/withdraw", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(school.browser(tenant, school.teacher(tenant))
                        .post("/launches/" + registered("clientId") + "/withdraw", "")
                        .statusCode())
                .isEqualTo(403);
    }

    private String fetchUrl(Member member) throws Exception {
        return custom(launch(school.browser(tenant, member), UUID.randomUUID().toString()), "fetch");
    }

    private String token(String fetchUrl) {
        return fetch(fetchUrl).get("auth-token").asString();
    }

    private JsonNode fetch(String url) {
        return json.readTree(
                http.send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()))
                        .body());
    }

    private String latestLaunch() {
        return school.one(
                        tenant,
                        "select launch_id from launch where tenant_id = :tenant order by started_at desc limit 1",
                        UUID.class)
                .toString();
    }

    private int withdraw(String which, String id) {
        var answer = http.post(tenant, API, "{\"" + which + "\": \"" + id + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).get("withdrawn").asInt();
    }

    private int status(String body) {
        return http.post(tenant, API, body).statusCode();
    }

    /** Whether the token is known still: it has no right to tools, which is told only to who is known. */
    private boolean good(String token) {
        return http.send(http.request("/api/v1/lti/tools").header("Authorization", "Bearer " + token))
                        .statusCode()
                == 403;
    }
}
