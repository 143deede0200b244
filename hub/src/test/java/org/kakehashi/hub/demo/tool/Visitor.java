package org.kakehashi.hub.demo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at the drill, without a screen and without cookies unless it is given some. */
public final class Visitor {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ToolServer drill;
    private final String unit;

    public Visitor(ToolServer drill, String unit) {
        this.drill = drill;
        this.unit = unit;
    }

    /** What the drill sent along to the platform, and the cookie it set. */
    public record Login(String state, String nonce, String cookie, URI authorization) {}

    public String target() {
        return drill.targetLinkUri(unit);
    }

    public Login login(PlatformDouble platform) throws IOException, InterruptedException {
        var answer = get("/login?"
                + form(Map.of(
                        "iss", platform.issuer(),
                        "login_hint", "hint-1",
                        "lti_message_hint", "message-1",
                        "client_id", "client-1",
                        "target_link_uri", target())));
        assertThat(answer.statusCode()).isEqualTo(302);
        var location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return new Login(
                parameter(location, "state"),
                parameter(location, "nonce"),
                answer.headers().firstValue("Set-Cookie").orElseThrow(),
                location);
    }

    public HttpResponse<String> launch(String state, String idToken, String... headers)
            throws IOException, InterruptedException {
        return post("/launch", Map.of("state", state, "id_token", idToken), headers);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(drill.base() + path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(drill.base() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
        return send(request, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String parameter(URI address, String name) {
        var match = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(address.getRawQuery());
        assertThat(match.find()).as(name + " in " + address).isTrue();
        return URLDecoder.decode(match.group(1), StandardCharsets.UTF_8);
    }
}
