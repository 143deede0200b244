package org.kakehashi.hub.demo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kakehashi.hub.demo.drill.DrillTool;
import org.kakehashi.hub.demo.study.Catalogue;

/** Deep linking at a demo tool, against a platform that is played. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChoosingTests {
    private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Pattern TOKEN = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"");

    private final PlatformDouble platform = new PlatformDouble();
    private final ToolServer drill =
            ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system());
    private final Visitor visitor = new Visitor(drill, "p5-fraction-add");

    ChoosingTests() throws JOSEException, IOException {
        drill.register(platform.registration());
    }

    @AfterAll
    void close() {
        drill.close();
        platform.close();
    }

    @Test
    void theChosenOfferComesBackSignedByAPublishedKey() throws Exception {
        var page = choice();
        assertThat(visitor.get(page).body()).contains("分数のたし算", "value=\"p5-fraction-add\"");
        var answer = visitor.post(page, Map.of("offer", "p5-fraction-add"));
        assertThat(answer.body()).contains("action=\"" + platform.issuer() + "/return\"");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action " + platform.issuer());
        var token = token(answer);
        var keys = JWKSet.parse(visitor.get("/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("client-1");
        assertThat(claims.getAudience()).containsExactly(platform.issuer());
        assertThat(claims.getStringClaim("nonce")).isNotBlank();
        assertThat(claims.getClaim(DL + "data")).isEqualTo("echo me");
        assertThat(claims.getClaim(PlatformDouble.LTI + "message_type")).isEqualTo("LtiDeepLinkingResponse");
        assertThat(claims.getListClaim(DL + "content_items").getFirst().toString())
                .contains("ltiResourceLink", drill.targetLinkUri("p5-fraction-add"));
    }

    @Test
    void whoChoosesNothingGoesBackWithAnEmptyList() throws Exception {
        var page = choice();
        for (var form : List.of(Map.of("none", "1"), Map.of("offer", "no-such-unit"))) {
            var claims = token(visitor.post(page, form)).getJWTClaimsSet();
            assertThat(claims.getListClaim(DL + "content_items")).isEmpty();
        }
    }

    @Test
    void aRequestThatCannotBeAnsweredIsRefused() throws Exception {
        for (Map<String, Object> settings : List.<Map<String, Object>>of(
                Map.of("deep_link_return_url", "http://elsewhere.example/", "accept_types", List.of("ltiResourceLink")),
                Map.of("deep_link_return_url", platform.issuer() + "/return", "accept_types", List.of("link")),
                Map.of("deep_link_return_url", "not an address", "accept_types", List.of("ltiResourceLink")))) {
            var answer = launch(settings);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("message");
        }
        assertThat(visitor.get("/choose/made-up").statusCode()).isEqualTo(404);
    }

    private String choice() throws Exception {
        var answer = launch(Map.of(
                "deep_link_return_url",
                platform.issuer() + "/return",
                "accept_types",
                List.of("link", "ltiResourceLink"),
                "data",
                "echo me"));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> launch(Map<String, Object> settings) throws Exception {
        var login = visitor.login(platform);
        var claims = platform.claims(login.nonce(), drill.deepLinkingUri())
                .claim(PlatformDouble.LTI + "message_type", "LtiDeepLinkingRequest")
                .claim(PlatformDouble.LTI + "resource_link", null)
                .claim(DL + "deep_linking_settings", settings)
                .build();
        return visitor.launch(login.state(), platform.signed(claims));
    }

    private static SignedJWT token(HttpResponse<String> page) throws Exception {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return SignedJWT.parse(found.group(1));
    }
}
