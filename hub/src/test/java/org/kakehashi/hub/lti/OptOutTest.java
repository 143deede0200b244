package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.lti.TestSchool.Member;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.TestTenants.TestTenant;

/** The register, over the API and on its pages, and what it does to launches: from the next request on. */
class OptOutTest extends LtiTest {
    private static final String PATH = "/api/v1/opt-outs";
    private static final String PURPOSE_CAN_BE_LEFT = """
            {"nameJa":"学習","nameEn":"Learning","descriptionJa":"学習","descriptionEn":"learning","legalGround":"法","optOut":true}""";

    Member pupil = new Member("", UUID.randomUUID());
    HubBrowser browser = new HubBrowser(http);

    @BeforeEach
    void aPupilWithATool() {
        register("{\"fetch\": \"$Xapi.fetchUrl\", \"registration\": \"$Xapi.registration\"}");
        pupil = school.pupil(tenant);
        browser = school.browser(tenant, pupil);
    }

    @Test
    void aToolIsNeitherOfferedNorOpenedWhileOnesOptOutHolds() {
        Member other = school.pupil(tenant);
        assertThat(browser.get("/study").body()).contains("分数ドリル");
        long number = optOut("toolId", registered("clientId"));

        assertThat(browser.get("/study").body()).doesNotContain("分数ドリル");
        HttpResponse<String> refused = browser.get("/lti/launch/" + registered("resourceLinkId"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("おうちの人か 先生に そうだんしてください");
        assertThat(audited("lti.refuse-launch")).isEqualTo(1);
        assertThat(school.browser(tenant, other).get("/study").body()).contains("分数ドリル");

        assertThat(end(number).statusCode()).isEqualTo(204);
        assertThat(browser.get("/study").body()).contains("分数ドリル");
        assertThat(browser.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aToolIsClosedToWhoIsOutOfItsPurpose() {
        optOut("purpose", "research");
        assertThat(browser.get("/study").body()).contains("分数ドリル");
        assertThat(use("{\"vendor\":\"ドリル社\",\"purpose\":\"research\"}").statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/study").body()).doesNotContain("分数ドリル");
        assertThat(browser.get("/lti/launch/" + registered("resourceLinkId")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLaunchThatWasBegunIsNotAnswered() {
        Map<String, String> asked = asked(browser);
        optOut("toolId", registered("clientId"));
        var page = browser.post("/lti/authorize", TestTool.encoded(asked));
        assertThat(Forms.fields(page.body()))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("id_token");
        assertThat(audited("lti.refuse-launch")).isEqualTo(1);
    }

    @Test
    void theTokenOfAnEarlierLaunchStoresNothingMore() throws Exception {
        var claims = launch(browser, "n");
        String token = json.readTree(http.send(HttpRequest.newBuilder(URI.create(custom(claims, "fetch")))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .get("auth-token")
                .asString();
        String registration = custom(claims, "registration");
        assertThat(store(token, claims.getSubject(), registration)).isEqualTo(200);
        long number = optOut("toolId", registered("clientId"));
        assertThat(store(token, claims.getSubject(), registration)).isEqualTo(403);
        end(number);
        assertThat(store(token, claims.getSubject(), registration)).isEqualTo(200);
    }

    @Test
    void entriesAreListedWithTheirHistoryAndOfTheOwnTenantOnly() {
        long number = optOut("purpose", "research");
        assertThat(post("purpose", "research").statusCode()).as("already").isEqualTo(409);
        end(number);
        assertThat(end(number).statusCode()).isEqualTo(409);
        optOut("purpose", "research");
        String list = http.get(tenant, PATH + "?person=" + pupil.personId()).body();
        assertThat(list).contains("\"askedBy\":\"GUARDIAN\"", "\"validUntil\":null", "\"endedBy\":\"client:");
        assertThat(list.split("\"number\":")).hasSize(3);

        TestTenant other = tenants.create();
        assertThat(http.get(other, PATH).body()).contains("\"optOuts\":[]");
        assertThat(http.send(http.request(other, PATH + "/" + number).DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(audited("access.opt-out")).isEqualTo(2);
        assertThat(audited("access.end-opt-out")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teaching", "school-affairs"})
    void nobodyLeavesAPurposeThatTheListKeepsClosed(String purpose) {
        assertThat(post("purpose", purpose).statusCode()).isEqualTo(409);
        http.send(http.request(tenant, "/api/v1/purposes/" + purpose)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(PURPOSE_CAN_BE_LEFT)));
        assertThat(post("purpose", purpose).statusCode()).isEqualTo(201);
    }

    @Test
    void whatTheTenantDoesNotHaveIsNotFoundAndWhatIsMissingIsNamed() {
        assertThat(post("purpose", "nothing").statusCode()).isEqualTo(404);
        assertThat(post("toolId", UUID.randomUUID().toString()).statusCode()).isEqualTo(404);
        TestTenant other = tenants.create();
        assertThat(http.post(other, PATH, wish("purpose", "research")).statusCode())
                .as("a person of another tenant")
                .isEqualTo(404);
        HttpResponse<String> empty = http.post(tenant, PATH, "{\"askedOn\":\"2999-01-01\"}");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("personId, purpose, askedOn, askedBy");
    }

    @Test
    void anAdministratorFindsThePersonAndRecordsTheWish() {
        HubBrowser admin = school.administrator(tenant);
        assertThat(admin.get("/opt-outs").body()).contains("記録はありません");
        HttpResponse<String> found = admin.post(
                "/opt-outs/search",
                "name=" + TestTool.encoded(Map.of("x", "山田花子")).substring(2));
        assertThat(found.body()).contains("/opt-outs/" + pupil.personId(), "さくら小学校 5年1組");
        assertThat(admin.get("/opt-outs/" + pupil.personId()).body()).contains("分数ドリル");
        String form = "personId=" + pupil.personId() + "&askedOn=2026-04-01&askedBy=GUARDIAN&note=&target=";
        assertThat(admin.post("/opt-outs", form + "tool:" + registered("clientId"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/study").body()).doesNotContain("分数ドリル");
        HttpResponse<String> again = admin.post("/opt-outs", form + "tool:" + registered("clientId"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("すでに記録されていて");
        assertThat(admin.post("/opt-outs", form).statusCode()).isEqualTo(400);
        long number = school.one(tenant, "select number from opt_out where tenant_id = :tenant", Long.class);
        assertThat(admin.post("/opt-outs/" + pupil.personId() + "/end", "number=" + number)
                        .statusCode())
                .isEqualTo(302);
        assertThat(admin.get("/opt-outs").body()).contains("に終えた");
        assertThat(browser.get("/study").body()).contains("分数ドリル");
        assertThat(admin.get("/opt-outs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void othersAreRefused() {
        tenants.client(tenant.id(), "reader-" + tenant.slug(), Set.of(Permission.READ_FACTS));
        String reader = HubHttp.basic("reader-" + tenant.slug(), "secret-of-reader-" + tenant.slug());
        assertThat(http.send(http.request(PATH).header("Authorization", reader)).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/opt-outs").statusCode()).isEqualTo(403);
        assertThat(browser.get("/opt-outs/" + pupil.personId()).statusCode()).isEqualTo(403);
        for (String path : new String[] {"", "/search", "/" + pupil.personId() + "/end"}) {
            assertThat(browser.post("/opt-outs" + path, "name=xx").statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(browser.post("/tools/" + registered("clientId") + "/use", "purpose=research")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt_out", "opted_out_agent", "purpose", "privacy_contact"})
    void theDatabaseShowsNoRowWithoutTheTenantOrInAnother(String table) throws Exception {
        launch(browser, "n");
        school.sql(
                tenant,
                "insert into agent (tenant_id, key, kind, value, home_page) select tenant_id, 'k', 0, source_key, source"
                        + " from identity_link where tenant_id = :tenant");
        school.sql(tenant, "insert into privacy_contact (tenant_id, text_ja, text_en) values (:tenant, 'a', 'b')");
        optOut("purpose", "research");
        String count = "select count(*) from " + table + " where tenant_id = ";
        assertThat(school.one(tenant, count + ":tenant", Long.class)).isPositive();
        assertThat(jdbc.sql(count + tenant.id()).query(Long.class).single()).isZero();
        TestTenant other = tenants.create();
        assertThat(school.one(other, count + tenant.id() + " and :tenant > 0", Long.class))
                .isZero();
    }

    @Test
    void anAdministratorSaysWhatAToolIsFor() {
        HubBrowser admin = school.administrator(tenant);
        String page = "/tools/" + registered("clientId");
        assertThat(admin.get(page).body()).contains("value=\"teaching\" selected");
        assertThat(admin.post(page + "/use", "vendor=x&purpose=research").statusCode())
                .isEqualTo(302);
        assertThat(admin.get(page).body()).contains("value=\"research\" selected", "value=\"x\"");
        assertThat(admin.post(page + "/use", "vendor=x&purpose=nothing").statusCode())
                .isEqualTo(400);
        assertThat(use("{\"purpose\":\"nothing\"}").statusCode()).isEqualTo(400);
        assertThat(http.send(http.request(tenant, "/api/v1/purposes/research").DELETE())
                        .statusCode())
                .as("in use")
                .isEqualTo(409);
    }

    private HttpResponse<String> use(String body) {
        return http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/use")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private int store(String token, String subject, String registration) {
        return http.send(http.request("/xapi/statements")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("X-Experience-API-Version", "1.0.3")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"actor":{"account":{"homePage":"%s","name":"%s"}},"verb":{"id":"https://verbs.example/did"},
                                "object":{"id":"https://drill.example/q"},"context":{"registration":"%s"}}
                                """.formatted(hub.issuer(), subject, registration))))
                .statusCode();
    }

    private long optOut(String of, String value) {
        HttpResponse<String> answer = post(of, value);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json.readTree(answer.body()).get("number").asLong();
    }

    private HttpResponse<String> post(String of, String value) {
        return http.post(tenant, PATH, wish(of, value));
    }

    private String wish(String of, String value) {
        return """
                {"personId":"%s","%s":"%s","askedOn":"2026-04-01","askedBy":"GUARDIAN","note":"受付 12"}
                """.formatted(pupil.personId(), of, value);
    }

    private HttpResponse<String> end(long number) {
        return http.send(http.request(tenant, PATH + "/" + number).DELETE());
    }

    private long audited(String action) {
        return school.one(
                tenant,
                "select count(*) from audit_event where tenant_id = :tenant and action = '" + action
                        + "' and person_id = '" + pupil.personId() + "'",
                Long.class);
    }
}
