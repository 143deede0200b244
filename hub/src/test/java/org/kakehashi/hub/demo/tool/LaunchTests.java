package org.kakehashi.hub.demo.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kakehashi.hub.demo.tool.PlatformDouble.LTI;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.hub.demo.drill.DrillTool;
import org.kakehashi.hub.demo.study.Catalogue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchTests {
    private final PlatformDouble platform = new PlatformDouble();
    private final ToolServer drill =
            ToolServer.open(0, new DrillTool(Catalogue.load(), InstantSource.system()), InstantSource.system());
    private final Visitor visitor = new Visitor(drill, "p5-fraction-add");
    private Visitor.Login login;

    LaunchTests() throws JOSEException, IOException, InterruptedException {
        drill.register(platform.registration());
        login = visitor.login(platform);
    }

    @BeforeEach
    void initiateLogin() throws IOException, InterruptedException {
        login = visitor.login(platform);
    }

    @AfterAll
    void close() {
        drill.close();
        platform.close();
    }

    @Test
    void loginAsksThePlatformAsTheSecurityFrameworkSays() {
        assertThat(login.authorization().toString()).startsWith(platform.issuer() + "/authorize?");
        var expected = Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "client_id", "client-1",
                "redirect_uri", drill.launchUri(),
                "login_hint", "hint-1",
                "lti_message_hint", "message-1");
        expected.forEach((name, value) ->
                assertThat(Visitor.parameter(login.authorization(), name)).isEqualTo(value));
        assertThat(List.of(login.state(), login.nonce())).allMatch(random -> random.length() >= 43);
        assertThat(login.cookie()).contains("HttpOnly", "Secure", "SameSite=None", "Partitioned");
    }

    @Test
    void loginComesByPostToo() throws IOException, InterruptedException {
        var fields = Map.of("iss", platform.issuer(), "login_hint", "h", "target_link_uri", visitor.target());
        assertThat(visitor.post("/login", fields).statusCode()).isEqualTo(302);
    }

    @Test
    void loginFromAnUnknownPlatformOrWithoutAHintIsRefused() throws IOException, InterruptedException {
        var fields = new HashMap<>(
                Map.of("iss", "http://elsewhere.example", "login_hint", "h", "target_link_uri", visitor.target()));
        assertRefused(visitor.post("/login", fields), "unknown-platform", 403);
        fields.remove("login_hint");
        assertRefused(visitor.post("/login", fields), "incomplete", 400);
    }

    @Test
    void aGoodLaunchOpensTheFirstQuestion() throws Exception {
        var answer = visitor.launch(login.state(), platform.signed(claims()));
        assertThat(answer.statusCode()).isEqualTo(303);
        var page = visitor.get(answer.headers().firstValue("Location").orElseThrow());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "1 / 10", "<rt>ぶんすう</rt>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'self' " + platform.issuer())
                .doesNotContain("unsafe");
    }

    @Test
    void theSameBrowserMayShowItsCookieAndAnotherMayNot() throws Exception {
        var other = visitor.login(platform);
        var token =
                platform.signed(platform.claims(other.nonce(), visitor.target()).build());
        var strange = LoginInitiation.COOKIE + "=somebody-else";
        assertRefused(visitor.launch(other.state(), token, "Cookie", strange), "other-browser", 403);
        var own = login.cookie().split(";", 2)[0];
        assertThat(visitor.launch(login.state(), platform.signed(claims()), "Cookie", own)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aStateIsGoodOnce() throws Exception {
        var token = platform.signed(claims());
        assertThat(visitor.launch(login.state(), token).statusCode()).isEqualTo(303);
        assertRefused(visitor.launch(login.state(), token), "state", 403);
        assertRefused(visitor.launch("made-up", token), "state", 403);
    }

    @Test
    void aTokenOfAnotherLoginIsRefused() throws Exception {
        var token = platform.signed(claims());
        assertThat(visitor.launch(login.state(), token).statusCode()).isEqualTo(303);
        var next = visitor.login(platform);
        assertRefused(visitor.launch(next.state(), token), "nonce", 403);
    }

    @Test
    void anotherIssuerIsRefused() throws Exception {
        refused("issuer", claims -> claims.issuer("http://elsewhere.example"));
    }

    @Test
    void anotherAudienceIsRefused() throws Exception {
        refused("audience", claims -> claims.audience("client-2"));
    }

    @Test
    void severalAudiencesNeedTheAuthorizedParty() throws Exception {
        refused("audience", claims -> claims.audience(List.of("client-1", "client-2")));
        initiateLogin();
        refused("audience", claims -> claims.claim("azp", "client-2"));
        initiateLogin();
        var good = platform.claims(login.nonce(), visitor.target())
                .audience(List.of("client-1", "client-2"))
                .claim("azp", "client-1")
                .build();
        assertThat(visitor.launch(login.state(), platform.signed(good)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anExpiredTokenIsRefused() throws Exception {
        refused(
                "expired",
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        initiateLogin();
        refused("expired", claims -> claims.expirationTime(null));
    }

    @Test
    void aTokenFromTheFutureOrLongAgoIsRefused() throws Exception {
        refused("issued-at", claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
        initiateLogin();
        refused("issued-at", claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(600))));
    }

    @Test
    void anotherDeploymentIsRefused() throws Exception {
        refused("deployment", claims -> claims.claim(LTI + "deployment_id", "deployment-2"));
    }

    @Test
    void anotherMessageOrVersionIsRefused() throws Exception {
        refused("message", claims -> claims.claim(LTI + "message_type", "LtiDeepLinkingRequest"));
        initiateLogin();
        refused("message", claims -> claims.claim(LTI + "version", "1.1"));
    }

    @Test
    void aLaunchWithoutPersonOrLinkIsRefused() throws Exception {
        refused("claims", claims -> claims.subject(null));
        initiateLogin();
        refused("claims", claims -> claims.claim(LTI + "resource_link", null));
    }

    @Test
    void aTargetThatIsNotOursIsRefused() throws Exception {
        for (var target : List.of(drill.targetLinkUri("nothing"), "http://elsewhere.example/units/p5-fraction-add")) {
            initiateLogin();
            var claims = platform.claims(login.nonce(), target).build();
            assertRefused(visitor.launch(login.state(), platform.signed(claims)), "target", 404);
        }
    }

    @Test
    void aTokenWithoutSignatureIsRefused() throws Exception {
        assertRefused(visitor.launch(login.state(), new PlainJWT(claims()).serialize()), "algorithm", 403);
    }

    @Test
    void aTokenSignedWithASharedSecretIsRefused() throws Exception {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims());
        // The classic confusion: the public key taken as an HMAC secret.
        token.sign(new MACSigner(platform.key().toRSAPublicKey().getEncoded()));
        assertRefused(visitor.launch(login.state(), token.serialize()), "algorithm", 403);
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() throws Exception {
        var stolenName = new RSAKeyGenerator(2048).keyID("platform-1").generate();
        assertRefused(visitor.launch(login.state(), PlatformDouble.signed(claims(), stolenName)), "signature", 403);
    }

    @Test
    void whatIsNoTokenIsRefused() throws Exception {
        assertRefused(visitor.launch(login.state(), "not.a.token"), "malformed", 400);
    }

    @Test
    void aPlatformThatDeclinesIsTold() throws Exception {
        var answer = visitor.post("/launch", Map.of("state", login.state(), "error", "login_required"));
        assertRefused(answer, "platform-declined", 403);
    }

    @Test
    void aLaunchWithoutAGrantOrWithOneForElsewhereIsRefused() throws Exception {
        refused("no-grant", claims -> claims.claim(LTI + "custom", null));
        for (var bad : List.of("$Xapi.fetchUrl", "http://elsewhere.example/fetch", "not an address")) {
            initiateLogin();
            var custom = new HashMap<>(platform.custom());
            custom.put("xapi_fetch_url", bad);
            refused("no-grant", claims -> claims.claim(LTI + "custom", custom));
        }
    }

    @Test
    void anEndlessBodyIsRefused() throws Exception {
        assertRefused(visitor.post("/launch", Map.of("state", "x".repeat(70_000))), "incomplete", 400);
    }

    @Test
    void aPageThatIsGoneSaysSoInTheBrowsersLanguage() throws Exception {
        var japanese = visitor.get("/study/nothing", "Accept-Language", "ja,en;q=0.5");
        assertThat(japanese.body()).contains("このページはもうありません");
        var english = visitor.get("/study/nothing", "Accept-Language", "en-GB,en;q=0.9");
        assertThat(english.body()).contains("This page is gone").contains("lang=\"en\"");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalHasAPageInBothLanguages(Refusal refusal) {
        var pages = new ToolPages("drill");
        assertThat(pages.refusal(refusal, Locale.JAPANESE))
                .containsPattern("[ぁ-ん].*。")
                .doesNotContain("??");
        assertThat(pages.refusal(refusal, Locale.ENGLISH)).doesNotContain("??").doesNotContainPattern("[ぁ-ん].*。");
    }

    private JWTClaimsSet claims() {
        return platform.claims(login.nonce(), visitor.target()).build();
    }

    private void refused(String code, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        var claims =
                change.apply(platform.claims(login.nonce(), visitor.target())).build();
        var answer = visitor.launch(login.state(), platform.signed(claims));
        assertRefused(
                answer, code, Refusal.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')).status);
    }

    private static void assertRefused(HttpResponse<String> answer, String code, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("教材を開けませんでした", code).doesNotContain("??refusal");
    }
}
