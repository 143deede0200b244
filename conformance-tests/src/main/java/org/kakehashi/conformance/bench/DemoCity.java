package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.conformance.hub.HubProcess;

/** A hub with the demo city: when it is there, its people at the pages as browsers are, its operator at the API. */
final class DemoCity {
    private static final String OPERATOR = "Basic "
            + Base64.getEncoder().encodeToString("demo-city:demo-city-secret".getBytes(StandardCharsets.UTF_8));
    private static final Duration LOADED = Duration.ofMinutes(5);
    private static final double SETTLED_SECONDS = 1;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    static final String PASSWORD = "kakehashi-demo";
    private static final String SESSION = "kakehashi-session";

    private final HubProcess hub;
    private final String base;

    DemoCity(HubProcess hub) {
        this.hub = hub;
        this.base = "http://localhost:" + hub.port();
    }

    /** What the hub must be started with. */
    static List<String> arguments() {
        return List.of(
                "--spring.profiles.active=demo", "--demo.drill.port=0", "--demo.textbook.port=0", "--demo.cbt.port=0");
    }

    /** The demo says in its log when the city is there; then the facts must have caught up, or they would be made meanwhile. */
    void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + LOADED.toNanos();
        while (!hub.log().contains("/t/demo/sign-in") || meters().gauge("hub_insight_lag_seconds") > SETTLED_SECONDS) {
            if (System.nanoTime() > end) {
                throw new IOException("the demo city isn't there after " + LOADED);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** What the hub's timers say. */
    Meters meters() throws IOException {
        try (Connection connection = new Connection(hub.port(), "Authorization: " + OPERATOR + "\r\n")) {
            return new Meters(connection.text("/actuator/prometheus"));
        }
    }

    /** Sends JSON as the city's operator; gives the answer, which must be of the 2xx. */
    String asOperator(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Authorization", OPERATOR)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /**
     * One sign-in.
     *
     * @param cookie the session's, as a header names it
     * @param nanos from the password's leaving to the answer
     */
    record SignedIn(String cookie, long nanos) {}

    /** Signs somebody in with a password of the demo or of the benchmark. */
    SignedIn signIn(String loginName) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            String page = client.send(request("/t/demo/sign-in").build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher csrf = CSRF.matcher(page);
            if (!csrf.find()) {
                throw new IOException("the page to sign in has no CSRF token");
            }
            String form = "tenant=demo&loginName=" + loginName + "&password=" + PASSWORD + "&_csrf="
                    + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
            HttpRequest post = request("/sign-in")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            long begin = System.nanoTime();
            HttpResponse<Void> answer = client.send(post, HttpResponse.BodyHandlers.discarding());
            long nanos = System.nanoTime() - begin;
            String to = answer.headers().firstValue("Location").orElse("nowhere");
            if (answer.statusCode() != 302 || to.contains("error")) {
                throw new IOException(loginName + " can't sign in: " + answer.statusCode() + " to " + to);
            }
            return new SignedIn(session(cookies), nanos);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static String session(CookieManager cookies) throws IOException {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .map(value -> SESSION + "=" + value)
                .findFirst()
                .orElseThrow(() -> new IOException("the hub set no session's cookie"));
    }
}
