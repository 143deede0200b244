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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The teacher of the demo city, at the pages as a browser is. */
final class DemoTeacher {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String SESSION = "kakehashi-session";

    private final String base;

    DemoTeacher(int port) {
        this.base = "http://localhost:" + port;
    }

    /**
     * One sign-in.
     *
     * @param cookie the session's, as a header names it
     * @param nanos from the password's leaving to the answer
     */
    record SignedIn(String cookie, long nanos) {}

    SignedIn signIn() throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            String page = client.send(request("/t/demo/sign-in").build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher csrf = CSRF.matcher(page);
            if (!csrf.find()) {
                throw new IOException("the page to sign in has no CSRF token");
            }
            String form = "tenant=demo&loginName=teacher&password=kakehashi-demo&_csrf="
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
                throw new IOException("the teacher can't sign in: " + answer.statusCode() + " to " + to);
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
