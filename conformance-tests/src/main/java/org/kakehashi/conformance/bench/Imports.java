package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.kakehashi.conformance.hub.HubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files handed to the hub by its API, as a school's system does it. */
final class Imports {
    static final String KEY = "bench-system";
    static final String SECRET = "bench-secret-of-this-run-only";
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8));

    private final String base;

    Imports(HubProcess hub) {
        this.base = "http://localhost:" + hub.port();
    }

    /**
     * What became of a file.
     *
     * @param seconds from the request's beginning until the hub says that all stands
     */
    record Done(double seconds, long read, long changed, long unchanged) {}

    /** Brings a file in and waits for it. */
    Done bring(String connector, String source, String settings, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = request("/api/v1/imports?connector=" + connector + "&source=" + source + "&fileName="
                            + file.getFileName() + settings)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
            JsonNode accepted = json(client, request);
            while (true) {
                JsonNode run = json(
                        client,
                        request("/api/v1/imports/" + accepted.get("importId").asLong())
                                .build());
                String status = run.get("status").asString();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (status.equals("APPLIED")) {
                    JsonNode counts = run.get("counts");
                    return new Done(
                            seconds,
                            counts.get("read").asLong(),
                            counts.get("changed").asLong(),
                            counts.get("unchanged").asLong());
                }
                if (status.equals("REJECTED") || status.equals("FAILED") || seconds > LONGEST.toSeconds()) {
                    throw new IOException(
                            "the import of " + file.getFileName() + " is " + status + ": " + run.get("findings"));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** Posts JSON and gives the answer. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return json(
                    client,
                    request(path)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", AUTHORIZATION);
    }

    private static JsonNode json(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
