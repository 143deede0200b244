package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.testing.HubBrowser;

/** In what messages bend to a tool, by its settings. */
class CompatibilityTest extends LtiTest {
    HubBrowser pupil;

    @BeforeEach
    void aPupil() {
        register("{}");
        pupil = school.browser(tenant, school.pupil(tenant));
    }

    @Test
    void nothingBendsByDefault() throws Exception {
        JWTClaimsSet claims = launched();
        assertThat(claims.getClaims()).doesNotContainKey("azp");
        assertThat(payload()).contains("\"aud\":\"" + registered("clientId") + "\"");
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theAudienceIsAListWithAzp() throws Exception {
        bend("AUDIENCE_LIST");
        assertThat(launched().getStringClaim("azp")).isEqualTo(registered("clientId"));
        assertThat(payload()).contains("\"aud\":[\"" + registered("clientId") + "\"]");
    }

    @Test
    void theTokenWasIssuedAMinuteAgo() throws Exception {
        bend("EARLY_IAT");
        JWTClaimsSet claims = launched();
        assertThat(lifetime(claims)).isEqualTo(Duration.ofMinutes(2));
        assertThat(claims.getIssueTime().toInstant())
                .isBefore(Instant.now().minus(Duration.ofMinutes(1)).plusSeconds(1));
    }

    @Test
    void theTokenIsGoodForFiveMinutes() throws Exception {
        bend("LONG_TOKEN");
        assertThat(lifetime(launched())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void itIsSetByProgramAndPageAuditedAndNothingElseIsKnown() {
        assertThat(set("{\"compatibility\": [\"NO_NONCE\"]}")).isEqualTo(400);
        bend("AUDIENCE_LIST");
        HubBrowser admin = school.administrator(tenant);
        String page = "/tools/" + registered("clientId");
        assertThat(admin.get(page).body())
                .containsPattern("value=\"AUDIENCE_LIST\" checked")
                .doesNotContainPattern("value=\"LONG_TOKEN\" checked");
        assertThat(admin.post(page + "/settings", "subjectType=PAIRWISE&compatibility=LONG_TOKEN")
                        .statusCode())
                .isEqualTo(302);
        assertThat(http.get(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                        .body())
                .contains("\"compatibility\":[\"LONG_TOKEN\"]");
        assertThat(school.one(
                        tenant,
                        "select count(*) from audit_event where tenant_id = :tenant and action = 'lti.set-tool'"
                                + " and detail like '%compatibility:[%\\_%]'",
                        Long.class))
                .isEqualTo(2);
    }

    private String token = "";

    private JWTClaimsSet launched() throws Exception {
        token = String.valueOf(answer(pupil, Map.of()).get("id_token"));
        return TestTool.verified(hub.issuer(), token);
    }

    private String payload() throws Exception {
        return SignedJWT.parse(token).getPayload().toString();
    }

    private static Duration lifetime(JWTClaimsSet claims) {
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private void bend(String flag) {
        assertThat(set(json.writeValueAsString(Map.of("compatibility", List.of(flag)))))
                .isEqualTo(204);
    }

    private int set(String body) {
        return http.send(http.request(tenant, "/api/v1/lti/tools/" + registered("clientId") + "/settings")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }
}
