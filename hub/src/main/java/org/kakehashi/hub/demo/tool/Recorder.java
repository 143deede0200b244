package org.kakehashi.hub.demo.tool;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports one visit's statements from the tool's server to the platform. What can't be sent now is kept and goes along with the
 * next; not safe for concurrent use, its session guards it.
 */
public final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final URI statements;
    private final String token;
    private final List<ObjectNode> unsent = new ArrayList<>();

    private Recorder(HttpClient http, URI statements, String token) {
        this.http = http;
        this.statements = statements;
        this.token = token;
    }

    /** Redeems the grant's one-time fetch URL. */
    static Recorder open(HttpClient http, XapiGrant grant) throws RefusalException, InterruptedException {
        var request = HttpRequest.newBuilder(grant.fetchUrl())
                .timeout(PATIENCE)
                .POST(BodyPublishers.noBody())
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var token = JSON.readTree(answer.body()).path("auth-token").asString("");
            if (answer.statusCode() != 200 || token.isEmpty()) {
                LOG.warn("The platform gave no xAPI token: status {}", answer.statusCode());
                throw new RefusalException(Refusal.GRANT_REFUSED);
            }
            var endpoint = grant.endpoint().toString();
            return new Recorder(http, URI.create(endpoint.replaceAll("/+$", "") + "/statements"), token);
        } catch (IOException | JacksonException e) {
            LOG.warn("The platform gave no xAPI token: {}", e.toString());
            throw new RefusalException(Refusal.GRANT_REFUSED);
        }
    }

    /** Sends statements together with what is still waiting. */
    public void record(ObjectNode... statements) throws InterruptedException {
        unsent.addAll(List.of(statements));
        flush();
    }

    /** How many statements are still waiting. */
    public int waiting() {
        return unsent.size();
    }

    /** Tries to send what is waiting; what isn't taken stays. Sending twice is harmless: statements carry their ids. */
    public void flush() throws InterruptedException {
        if (unsent.isEmpty()) {
            return;
        }
        var request = HttpRequest.newBuilder(statements)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", "1.0.3")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(unsent)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200 || answer.statusCode() == 204) {
                unsent.clear();
            } else {
                LOG.warn("The platform refused statements: status {}: {}", answer.statusCode(), answer.body());
            }
        } catch (IOException e) {
            LOG.warn("Statements couldn't be sent and are kept: {}", e.toString());
        }
    }
}
