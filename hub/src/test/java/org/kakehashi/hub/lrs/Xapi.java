package org.kakehashi.hub.lrs;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.kakehashi.hub.testing.HubHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An xAPI client of one credential, and small statements for it. */
final class Xapi {
    static final JsonMapper JSON = JsonMapper.shared();

    private final HubHttp http;
    private final String authorization;
    private final String base;
    private final String version;

    Xapi(HubHttp http, String authorization) {
        this(http, authorization, "/xapi", "1.0.3");
    }

    private Xapi(HubHttp http, String authorization, String base, String version) {
        this.http = http;
        this.authorization = authorization;
        this.base = base;
        this.version = version;
    }

    static Xapi basic(HubHttp http, String key) {
        return new Xapi(http, HubHttp.basic(key, "secret-of-" + key));
    }

    Xapi at(String otherBase, String otherVersion) {
        return new Xapi(http, authorization, otherBase, otherVersion);
    }

    HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request = http.request(pathAndQuery).header("Authorization", authorization);
        return version.isEmpty() ? request : request.header("X-Experience-API-Version", version);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return http.send(request);
    }

    HttpResponse<String> post(String json) {
        return http.send(request(base + "/statements")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> put(UUID id, String json) {
        return http.send(request(base + "/statements?statementId=" + id)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String query) {
        return http.send(request(base + "/statements" + query));
    }

    /** The list that a query gives. */
    JsonNode list(String query) {
        return JSON.readTree(get(query).body());
    }

    HttpResponse<String> follow(String more) {
        return http.send(request(more));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String agent(String name) {
        return "{\"account\":{\"homePage\":\"https://school.example\",\"name\":\"" + name + "\"}}";
    }

    static String byAgent(String name) {
        return "agent=" + encoded(agent(name));
    }

    static String statement(UUID id, String actor, String verb, String activity) {
        return "{\"id\":\"" + id + "\",\"actor\":" + agent(actor) + ",\"verb\":{\"id\":\"https://verbs.example/" + verb
                + "\"},\"object\":{\"id\":\"https://drill.example/" + activity + "\"}}";
    }

    static String statement(String actor, String verb, String activity) {
        return statement(UUID.randomUUID(), actor, verb, activity);
    }

    /** A statement with one more property in front. */
    static String with(String property, String statement) {
        return "{" + property + "," + statement.substring(1);
    }

    static String registration(UUID registration) {
        return "\"context\":{\"registration\":\"" + registration + "\"}";
    }

    static String voiding(UUID target) {
        return "{\"actor\":" + agent("admin") + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},"
                + "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" + target + "\"}}";
    }
}
