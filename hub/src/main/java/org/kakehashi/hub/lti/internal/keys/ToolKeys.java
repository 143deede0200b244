package org.kakehashi.hub.lti.internal.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.web.InternalAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys with which tools sign (1EdTech Security Framework 1.0, 6.3): those of the tool's registration, or those it publishes,
 * fetched from a public address, kept for a while, and fetched again for a key that isn't among them.
 */
@Component
public class ToolKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ToolKeys.class);
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A tool, or somebody in its name, that makes up key ids makes the hub fetch no more often than this. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_TOOLS = 1_000;
    private static final int LARGEST = 100_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Cache<String, Fetched> fetched =
            Caffeine.newBuilder().maximumSize(MOST_TOOLS).expireAfterWrite(KEPT).build();
    private final boolean allowLoopback;
    private final Clock clock;

    ToolKeys(@Value("${hub.connect.http.allow-loopback:false}") boolean allowLoopback, Clock clock) {
        this.allowLoopback = allowLoopback;
        this.clock = clock;
    }

    private record Fetched(JWKSet keys, Instant at) {}

    /** The tool's public key of that id; empty: it has none, or its keys can't be read now. Not within a transaction. */
    public Optional<JWK> find(Tool tool, String kid) {
        if (tool.jwks() != null) {
            return parsed(tool.jwks()).flatMap(keys -> key(keys, kid));
        }
        return tool.jwksUri() == null ? Optional.empty() : published(tool.jwksUri(), kid);
    }

    private Optional<JWK> published(String address, String kid) {
        Fetched last = fetched.getIfPresent(address);
        Optional<JWK> known = last == null ? Optional.empty() : key(last.keys(), kid);
        boolean recent = last != null && clock.instant().isBefore(last.at().plus(BETWEEN_FETCHES));
        if (known.isPresent() || recent) {
            return known;
        }
        // What can't be read is remembered as empty, too: it isn't asked for again at once.
        JWKSet keys = fetch(address).flatMap(ToolKeys::parsed).orElseGet(JWKSet::new);
        fetched.put(address, new Fetched(keys, clock.instant()));
        return key(keys, kid);
    }

    private Optional<String> fetch(String address) {
        CompletableFuture<HttpResponse<String>> answer = null;
        try {
            URI uri = URI.create(address);
            InternalAddresses.refuse(uri, allowLoopback);
            answer = http.sendAsync(
                    HttpRequest.newBuilder(uri)
                            .header("Accept", "application/json")
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
            HttpResponse<String> got = answer.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
            return got.statusCode() == 200 ? Optional.of(got.body()) : Optional.empty();
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
            LOG.info("Keys of a tool can't be read from {}: {}", address, e.getMessage());
            cancel(answer);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel(answer);
            return Optional.empty();
        }
    }

    private static void cancel(@Nullable CompletableFuture<?> answer) {
        if (answer != null) {
            answer.cancel(true);
        }
    }

    private static Optional<JWKSet> parsed(String json) {
        try {
            return Optional.of(JWKSet.parse(json));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<JWK> key(JWKSet keys, String kid) {
        return Optional.ofNullable(keys.getKeyByKeyId(kid));
    }
}
