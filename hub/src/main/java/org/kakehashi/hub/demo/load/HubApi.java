package org.kakehashi.hub.demo.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The hub's HTTP API as its API client sees it. Everything but the expected answers is a {@link HubRefusal}. */
public final class HubApi {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final JsonMapper json = new JsonMapper();
    private final String base;
    private final String authorization;

    /**
     * @param base the hub's URL without a slash at the end
     * @param key of an API client with all permissions
     * @param secret of that client
     */
    public HubApi(String base, String key, String secret) {
        this.base = base;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes an account; false if one with that login name exists already. */
    boolean createAccount(ObjectNode account) throws IOException, InterruptedException {
        return post("/api/v1/accounts", account, Set.of(201, 409)).statusCode() == 201;
    }

    /** Opens categories of their children's data to guardians. */
    void openToGuardians(ObjectNode categories) throws IOException, InterruptedException {
        put("/api/v1/guardian-access", categories);
    }

    /** Says what an LTI tool may call and learn. */
    void setTool(String clientId, ObjectNode settings) throws IOException, InterruptedException {
        put("/api/v1/lti/tools/" + clientId + "/settings", settings);
    }

    /** Says which tool watches over an LTI tool's own link. */
    void proctorTool(String clientId, ObjectNode proctor) throws IOException, InterruptedException {
        put("/api/v1/lti/tools/" + clientId + "/proctor", proctor);
    }

    private void put(String path, ObjectNode body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        send(request, Set.of(204));
    }

    /** Registers an LTI tool and gives the hub's answer. */
    public JsonNode registerTool(ObjectNode tool) throws IOException, InterruptedException {
        return body(post("/api/v1/lti/tools", tool, Set.of(201)));
    }

    /** All LTI tools of the tenant. */
    public List<JsonNode> tools() throws IOException, InterruptedException {
        return body(send(request("/api/v1/lti/tools").GET(), Set.of(200)))
                .path("tools")
                .valueStream()
                .toList();
    }

    /** Hands a file to a connector and gives the import's id. */
    String startImport(Map<String, String> query, byte[] file) throws IOException, InterruptedException {
        var request = request("/api/v1/imports?" + encoded(query))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(file));
        return body(send(request, Set.of(202))).path("importId").asString();
    }

    /** How an import stands. */
    JsonNode importStatus(String importId) throws IOException, InterruptedException {
        return body(send(request("/api/v1/imports/" + importId).GET(), Set.of(200)));
    }

    /** The statement of that id, if the hub has it. */
    public Optional<JsonNode> statement(UUID id) throws IOException, InterruptedException {
        var answer = send(xapi("?statementId=" + id).GET(), Set.of(200, 404));
        return answer.statusCode() == 200 ? Optional.of(body(answer)) : Optional.empty();
    }

    /** Stores statements; those the hub has already change nothing. */
    public void store(List<ObjectNode> statements) throws IOException, InterruptedException {
        var request = xapi("").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(statements)));
        send(request, Set.of(200, 204));
    }

    private HttpRequest.Builder xapi(String query) {
        return request("/xapi/statements" + query).header("X-Experience-API-Version", "1.0.3");
    }

    private HttpResponse<String> post(String path, ObjectNode body, Set<Integer> expected)
            throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        return send(request, expected);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<String> send(HttpRequest.Builder builder, Set<Integer> expected)
            throws IOException, InterruptedException {
        var request = builder.build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (!expected.contains(answer.statusCode())) {
            throw new HubRefusal("%s %s → %d: %s"
                    .formatted(
                            request.method(),
                            request.uri().getPath(),
                            answer.statusCode(),
                            answer.body().strip()));
        }
        return answer;
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
