package org.kakehashi.hub.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser without a screen: keeps the session cookie and sends the CSRF token of the last page. */
public class HubBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----kakehashi-test-form";
    private static final String COOKIE = "kakehashi-session";

    private final HubHttp http;
    private String session = "";
    private String csrf = "";

    /** @param http where the hub is */
    public HubBrowser(HubHttp http) {
        this.http = http;
    }

    /** The same browser at another node. */
    public HubBrowser(HubHttp http, String sessionCookie) {
        this.http = http;
        this.session = sessionCookie;
    }

    /** Opens a page; follows no redirect. */
    public HttpResponse<String> get(String path) {
        return send(http.request(path).header("Accept", "text/html").header("Accept-Language", "ja"));
    }

    /** Submits a form with the CSRF token of the last page that had one. */
    public HttpResponse<String> post(String path, String form) {
        String body = (form.isEmpty() ? "" : form + "&") + "_csrf=" + encoded(csrf);
        return send(form(path, body));
    }

    /** Submits an empty form as another site would. */
    public HttpResponse<String> postWithoutCsrf(String path) {
        return send(form(path, ""));
    }

    /** Submits a multipart form with a file as its last part; the CSRF token of the last page stands in the address. */
    public HttpResponse<String> upload(String path, List<String> fieldsAndValues, Path file) throws IOException {
        return send(multipart(path + "?_csrf=" + encoded(csrf), fieldsAndValues, file));
    }

    /** Submits a multipart form as another site would. */
    public HttpResponse<String> uploadWithoutCsrf(String path, Path file) throws IOException {
        return send(multipart(path, List.of(), file));
    }

    /** Signs in at the tenant's page; a success redirects. */
    public HttpResponse<String> signIn(String slug, String loginName, String password) {
        get("/t/" + slug + "/sign-in");
        HttpResponse<String> answer = post(
                "/sign-in",
                "tenant=" + encoded(slug) + "&loginName=" + encoded(loginName) + "&password=" + encoded(password));
        String location = answer.headers().firstValue("Location").orElse("");
        if (!location.contains("error")) {
            // The token changes with the session; any page has the new one.
            get("/t/" + slug + "/sign-in");
        }
        return answer;
    }

    /** The session cookie as last set. */
    public String sessionCookie() {
        return session;
    }

    private HttpRequest.Builder multipart(String path, List<String> fieldsAndValues, Path file) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fieldsAndValues.size(); i += 2) {
            String part = "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, fieldsAndValues.get(i), fieldsAndValues.get(i + 1));
            body.write(part.getBytes(StandardCharsets.UTF_8));
        }
        String head = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, file.getFileName());
        body.write(head.getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(file));
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private HttpRequest.Builder form(String path, String body) {
        return http.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!session.isEmpty()) {
            request.header("Cookie", COOKIE + "=" + session);
        }
        HttpResponse<String> answer = http.send(request);
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            if (cookie.startsWith(COOKIE + "=")) {
                session = cookie.substring(COOKIE.length() + 1).split(";", 2)[0];
            }
        }
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
