package org.kakehashi.hub.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.testing.HubBrowser;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubProcess;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Two nodes on one database under one address: what one began the other ends, what one used up the other refuses, and either may die. */
class TwoNodesTest extends ServiceTokenStage {
    @Autowired
    HikariDataSource database;

    private HubProcess other;
    private HubHttp otherHttp;

    TwoNodesTest() throws Exception {}

    @BeforeEach
    void aSecondNode(@TempDir Path folder) throws Exception {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(hub.data().resolve("database.properties"))) {
            passwords.load(reader);
        }
        other = new HubProcess(
                Files.createDirectory(folder.resolve("data")),
                Map.of(
                        "HUB_PUBLIC_URL", hub.issuer(),
                        "HUB_MASTER_KEY_FILE", hub.data().resolve("master.key").toString(),
                        "HUB_DATABASE_URL", database.getJdbcUrl(),
                        "HUB_DATABASE_PASSWORD", passwords.getProperty("server"),
                        "HUB_DATABASE_OWNER_PASSWORD", passwords.getProperty("owner"),
                        "HUB_LTI_HTTP_ALLOWLOOPBACK", "true"));
        other.awaitReady();
        otherHttp = new HubHttp(new HubProperties(other.address(), hub.data(), DataSize.ofMegabytes(1)));
    }

    @AfterEach
    void stopIt() {
        other.close();
    }

    @Test
    void aLaunchGoesOnAtTheOtherNodeAndWhatIsUsedUpIsSoEverywhere() throws Exception {
        register("{\"fetch\": \"$Xapi.fetchUrl\"}");
        HubBrowser here = school.browser(tenant, school.pupil(tenant));
        HubBrowser there = new HubBrowser(otherHttp, here.sessionCookie());

        Map<String, String> asked = asked(here);
        String token = idToken(there, asked);
        assertThat(TestTool.verified(hub.issuer(), token).getSubject()).isNotBlank();
        assertThat(answered(here, asked)).as("the hint is used up").containsEntry("error", "invalid_request");

        Map<String, String> again = asked(there);
        again.put("nonce", asked.getOrDefault("nonce", "?"));
        assertThat(answered(here, again)).as("the nonce is used up").containsEntry("error", "invalid_request");
        again.put("nonce", "another");
        assertThat(TestTool.verified(hub.issuer(), idToken(here, again)).getSubject())
                .isEqualTo(TestTool.verified(hub.issuer(), token).getSubject());

        String fetch = custom(TestTool.verified(hub.issuer(), token), "fetch")
                .substring(hub.issuer().length());
        assertThat(otherHttp
                        .send(otherHttp.request(fetch).POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .contains("auth-token");
        assertThat(http.send(http.request(fetch).POST(HttpRequest.BodyPublishers.noBody()))
                        .body())
                .contains("error-code");

        String assertion = assertion();
        assertThat(ask(assertion).statusCode()).isEqualTo(200);
        var replayed = otherHttp.send(otherHttp
                .request("/lti/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(TestTool.encoded(form(assertion, SCORE)))));
        assertThat(replayed.statusCode()).isEqualTo(401);
        assertThat(replayed.body()).contains("invalid_client");
    }

    @Test
    void aNodeThatDiesInMidLaunchHarmsNobody() throws Exception {
        register("{}");
        HubBrowser here = school.browser(tenant, school.pupil(tenant));
        HubBrowser there = new HubBrowser(otherHttp, here.sessionCookie());
        Map<String, String> asked = asked(there);
        String kid = kid(idToken(there, asked(there)));
        other.kill();

        String token = idToken(here, asked);
        assertThat(TestTool.verified(hub.issuer(), token).getIssuer()).isEqualTo(hub.issuer());
        assertThat(kid(token)).as("both nodes sign with one key").isEqualTo(kid);
        assertThat(launch(here, "n-after").getSubject()).isNotBlank();
    }

    private String idToken(HubBrowser browser, Map<String, String> asked) {
        return String.valueOf(answered(browser, asked).get("id_token"));
    }

    private static Map<String, String> answered(HubBrowser browser, Map<String, String> asked) {
        return Forms.fields(browser.post("/lti/authorize", TestTool.encoded(new LinkedHashMap<>(asked)))
                .body());
    }

    private static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
