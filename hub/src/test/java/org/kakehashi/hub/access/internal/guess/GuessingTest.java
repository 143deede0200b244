package org.kakehashi.hub.access.internal.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.beans.factory.annotation.Autowired;

/** Guessing passwords over HTTP: all browsers here have one source, and tell themselves apart by their cookies. */
@HubTest
class GuessingTest {
    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    private TestTenant tenant = new TestTenant(0, "", "", "");

    @BeforeEach
    void anAccount() {
        tenant = tenants.create();
        assertThat(http.post(tenant, "/api/v1/accounts", """
                                {"loginName":"sato","password":"%s","displayName":"佐藤","roles":["ADMINISTRATOR"]}
                                """.formatted(PASSWORD))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aKnownBrowserSignsInWhileAStrangerFromTheSameSourceHasToWait() {
        Map<String, String> known = new TreeMap<>();
        assertThat(isRight(signIn(known, "sato", PASSWORD))).isTrue();
        known.keySet().removeIf(name -> !name.equals("kakehashi-device"));
        assertThat(known).hasSize(1);
        for (int i = 0; i < 6; i++) {
            assertThat(isRight(signIn(new TreeMap<>(), "sato", "guess-" + i))).isFalse();
        }
        assertThat(isRight(signIn(new TreeMap<>(), "sato", PASSWORD))).isFalse();
        assertThat(isRight(signIn(new TreeMap<>(known), "sato", PASSWORD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sato", "nobody"})
    void havingToWaitLooksLikeAWrongPassword(String name) {
        HttpResponse<String> first = signIn(new TreeMap<>(), name, "wrong");
        HttpResponse<String> last = first;
        for (int i = 0; i < 8; i++) {
            last = signIn(new TreeMap<>(), name, "wrong");
        }
        assertThat(last.statusCode()).isEqualTo(first.statusCode()).isEqualTo(302);
        assertThat(last.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void aDeviceCookieThatTheHubDidNotMakeIsNone() {
        for (int i = 0; i < 6; i++) {
            signIn(new TreeMap<>(), "sato", "guess-" + i);
        }
        for (String forged : new String[] {"", "AAAA", "x".repeat(3000), "%00", "a".repeat(200)}) {
            assertThat(isRight(signIn(new TreeMap<>(Map.of("kakehashi-device", forged)), "sato", PASSWORD)))
                    .isFalse();
        }
    }

    private HttpResponse<String> signIn(Map<String, String> cookies, String name, String password) {
        Matcher token = CSRF.matcher(
                send(cookies, http.request("/t/" + tenant.slug() + "/sign-in")).body());
        assertThat(token.find()).isTrue();
        String form = Map.of("tenant", tenant.slug(), "loginName", name, "password", password, "_csrf", token.group(1))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                cookies,
                http.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(Map<String, String> cookies, HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.header("Accept", "text/html"));
        answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        return answer;
    }

    private static boolean isRight(HttpResponse<String> answer) {
        return !URI.create(answer.headers().firstValue("Location").orElseThrow())
                .toString()
                .contains("error");
    }
}
