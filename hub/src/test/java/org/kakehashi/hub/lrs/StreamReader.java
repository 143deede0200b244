package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Follows {@code GET /api/v1/statements/stream} as a forwarder would, and remembers where it is. */
final class StreamReader {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Xapi xapi;
    private final String filter;
    final List<JsonNode> statements = new ArrayList<>();
    String cursor = "0";

    StreamReader(Xapi xapi, String filter) {
        this.xapi = xapi;
        this.filter = filter;
    }

    List<UUID> ids() {
        return statements.stream()
                .map(statement -> UUID.fromString(statement.path("id").asString()))
                .toList();
    }

    /** One answer; how many statements it had. */
    int read(int limit) {
        int before = statements.size();
        HttpResponse<String> answer = xapi.send(xapi.request(path(limit)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        answer.body().lines().forEach(this::take);
        return statements.size() - before;
    }

    /** All that is there now. */
    StreamReader readAll() {
        for (int count = 1; count > 0; ) {
            count = read(10_000);
        }
        return this;
    }

    /** One answer, cut off wherever chance wills, often within a line. */
    void readAndBreakOff(Random random) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(xapi.request(path(5_000)).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("status " + answer.statusCode());
        }
        byte[] seen;
        try (InputStream body = answer.body()) {
            seen = body.readNBytes(1 + random.nextInt(20_000));
        }
        String text = new String(seen, UTF_8);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(this::take);
    }

    private String path(int limit) {
        return "/api/v1/statements/stream?after=" + cursor + "&limit=" + limit + filter;
    }

    private void take(String line) {
        JsonNode read = Xapi.JSON.readTree(line);
        cursor = read.path("cursor").asString();
        if (read.has("statement")) {
            statements.add(read.path("statement"));
        }
    }
}
