package org.kakehashi.conformance.lti.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The hub's API as who runs it uses it. */
public final class Operator {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int IMPORT_LOOKS = 300;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String authorization;

    Operator(String base, String key, String secret) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(UTF_8));
    }

    /** Reads something. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET(), 200);
    }

    /** Posts JSON; {@code expected} are the statuses that are well. */
    public JsonNode post(String path, JsonNode body, int... expected) throws IOException, InterruptedException {
        return send(json(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())), expected);
    }

    /** Puts JSON. */
    public JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
        return send(json(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())), 200, 204);
    }

    /** Brings a roster in, and waits until it is there. */
    void importRoster(String fileName, byte[] archive) throws IOException, InterruptedException {
        String query = "connector=oneroster-csv&source=kit&fileName=" + URLEncoder.encode(fileName, UTF_8);
        HttpRequest.Builder request = request("/api/v1/imports?" + query)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive));
        String id = send(request, 202).path("importId").asString();
        for (int look = 0; look < IMPORT_LOOKS; look++) {
            JsonNode state = get("/api/v1/imports/" + id);
            switch (state.path("status").asString()) {
                case "APPLIED" -> {
                    return;
                }
                case "QUEUED", "RUNNING" -> Thread.sleep(Duration.ofMillis(100));
                default -> throw new IOException("the made-up school isn't taken: " + state);
            }
        }
        throw new IOException("the made-up school is still being imported");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json, application/problem+json");
    }

    private JsonNode send(HttpRequest.Builder builder, int... expected) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (Arrays.stream(expected).noneMatch(status -> status == answer.statusCode())) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " → " + answer.statusCode() + ": "
                    + answer.body());
        }
        return answer.body().isBlank()
                ? MissingNode.getInstance()
                : JsonMapper.shared().readTree(answer.body());
    }
}
