package org.kakehashi.hub.demo.tool;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a platform's services with a token that the tool's key got (1EdTech security framework §4.1, private_key_jwt). */
final class ServiceClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final Registration platform;
    private final ToolKey key;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token token;

    private record Token(String value, Instant until) {}

    ServiceClient(HttpClient http, Registration platform, ToolKey key, InstantSource clock) {
        this.http = http;
        this.platform = platform;
        this.key = key;
        this.clock = clock;
    }

    /** Whether that address is the platform's: a token goes nowhere else. */
    boolean owns(URI address) {
        return platform.owns(address);
    }

    /** Gets what is there. */
    JsonNode get(URI address, String accept) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).header("Accept", accept).GET());
    }

    /** Posts JSON under that media type. */
    JsonNode post(URI address, String type, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return answer(request.header("Authorization", "Bearer " + token()));
    }

    private String token() throws IOException, InterruptedException {
        lock.lock();
        try {
            var known = token;
            if (known == null || !known.until().isAfter(clock.instant())) {
                known = fetched();
                token = known;
            }
            return known.value();
        } finally {
            lock.unlock();
        }
    }

    private Token fetched() throws IOException, InterruptedException {
        var asked = clock.instant();
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                key.signed(assertion(asked)),
                "scope",
                String.join(" ", ScoreSheet.SCOPES));
        var answer = answer(HttpRequest.newBuilder(platform.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
        // Half of its life: the token never ends under way.
        return new Token(
                answer.path("access_token").asString(""),
                asked.plusSeconds(answer.path("expires_in").asLong(0) / 2));
    }

    private JWTClaimsSet assertion(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(platform.clientId())
                .subject(platform.clientId())
                .audience(platform.tokenEndpoint().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
                .jwtID(Keyring.newKey())
                .build();
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() < 200 || answer.statusCode() > 299) {
            throw new IOException(answer.uri().getPath() + " → " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("The platform's answer is no JSON", e);
        }
    }
}
