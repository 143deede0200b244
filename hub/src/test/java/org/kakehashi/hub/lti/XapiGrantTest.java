package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class XapiGrantTest extends LtiTest {
    String fetchUrl;
    String subject;
    String registration;

    @BeforeEach
    void aLaunch() throws Exception {
        register("{\"fetch\": \"$Xapi.fetchUrl\", \"registration\": \"$Xapi.registration\"}");
        var claims = launch(school.browser(tenant, school.pupil(tenant)), "n");
        fetchUrl = custom(claims, "fetch");
        registration = custom(claims, "registration");
        subject = claims.getSubject();
    }

    @Test
    void theFetchUrlAnswersOncePerLaunchWithoutCookies() {
        HttpResponse<String> answer = fetch(fetchUrl);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(json.readTree(answer.body()).get("auth-token").asString()).isNotBlank();

        JsonNode again = json.readTree(fetch(fetchUrl).body());
        assertThat(again.get("error-code").asString()).isEqualTo("1");
        assertThat(again.has("auth-token")).isFalse();
    }

    @Test
    void aMadeUpCodeIsASecurityErrorAndAnEndedOneIsSpent() {
        for (String code : new String[] {"nonsense", tenant.id() + ".x", "-1.x", "99999999999.x", "2147483647.x"}) {
            JsonNode answer =
                    json.readTree(fetch(hub.link("/lti/xapi-token/" + code)).body());
            assertThat(answer.get("error-code").asString()).as(code).isEqualTo("2");
        }
        school.sql(tenant, "update xapi_grant set expires_at = now() - interval '1 second' where tenant_id = :tenant");
        assertThat(json.readTree(fetch(fetchUrl).body()).get("error-code").asString())
                .isEqualTo("1");
    }

    @Test
    void aGetGetsNoToken() {
        assertThat(http.send(HttpRequest.newBuilder(URI.create(fetchUrl))).statusCode())
                .isEqualTo(405);
        assertThat(fetch(fetchUrl).body()).contains("auth-token");
    }

    @Test
    void theTokenWorksBehindBasicAndBearerAndIsBoundToTheLaunch() {
        String token = token();
        assertThat(status("Basic " + token)).isEqualTo(403);
        assertThat(status("Bearer " + token)).isEqualTo(403);
        assertThat(status("Bearer " + token.substring(4))).isEqualTo(401);
        assertThat(school.one(
                        tenant,
                        "select concat_ws(' ', actor_home_page, actor_name, registration, array_length(permissions, 1)) from credential"
                                + " where tenant_id = :tenant and actor_name is not null",
                        String.class))
                .isEqualTo(hub.issuer() + " " + subject + " " + registration + " 5");
    }

    @Test
    void switchingTheToolOffEndsItsTokensAndCodesAtOnce() throws Exception {
        String token = token();
        String unused = custom(launch(school.browser(tenant, school.pupil(tenant)), "n2"), "fetch");
        http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId"))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"enabled\": false}")));
        assertThat(status("Bearer " + token)).isEqualTo(401);
        assertThat(json.readTree(fetch(unused).body()).get("error-code").asString())
                .isEqualTo("1");
    }

    @Test
    void aToolWithoutTheGrantGetsNoCode() throws Exception {
        var answer = http.post(
                tenant,
                "/api/v1/lti/tools",
                tool.registration("{\"fetch\": \"$Xapi.fetchUrl\"}")
                        .replace("\"xapiGrant\": true", "\"xapiGrant\": false"));
        registered = json.readTree(answer.body());
        var claims = launch(school.browser(tenant, school.pupil(tenant)), "n3");
        assertThat(custom(claims, "fetch")).isEqualTo("$Xapi.fetchUrl");
    }

    private String token() {
        return json.readTree(fetch(fetchUrl).body()).get("auth-token").asString();
    }

    /** 403: known, without that permission; 401: unknown. */
    private int status(String authorization) {
        return http.send(http.request("/api/v1/lti/tools").header("Authorization", authorization))
                .statusCode();
    }

    private HttpResponse<String> fetch(String url) {
        return http.send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()));
    }
}
