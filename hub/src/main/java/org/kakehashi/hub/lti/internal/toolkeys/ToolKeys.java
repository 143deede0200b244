package org.kakehashi.hub.lti.internal.toolkeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSHeader;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the keys that may have made a tool's signature. Not within a transaction: it may have to ask the tool. */
@Component
public class ToolKeys {
    private static final int TOOLS = 10_000;

    private final ToolHttp http;
    private final Clock clock;
    private final Cache<Published, PublishedKeys> published = Caffeine.newBuilder()
            .maximumSize(TOOLS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    ToolKeys(ToolHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    private record Published(UUID clientId, String address) {}

    /** What became of the search. */
    public sealed interface Answer {
        /** These, of which one has to have signed; at least one. */
        record Found(List<PublicKey> keys) implements Answer {}

        /**
         * No key.
         *
         * @param rule what is broken
         * @param description for whoever asked
         * @param got more, for the tool's makers only
         */
        record None(
                String rule, String description, @Nullable String expected, String got) implements Answer {
            static None of(JWSHeader header) {
                return new None(
                        "kid",
                        "The tool's key set has no key of this kid and alg. It is fetched again once a minute at most.",
                        null,
                        "kid " + header.getKeyID() + ", alg " + header.getAlgorithm());
            }
        }

        /** Too many tools are asked for their keys right now. */
        record Busy() implements Answer {}
    }

    /** The keys of the source that fit a signature's header. */
    public Answer find(KeySource source, JWSHeader header) {
        String address = source.jwksUri();
        if (address != null) {
            return published
                    .get(new Published(source.clientId(), address), key -> new PublishedKeys(key.address()))
                    .find(header, clock.instant(), http);
        }
        String jwks = source.jwks();
        if (jwks == null) {
            return new Answer.None("keys", "The tool has registered no keys.", "jwksUri or jwks", "neither");
        }
        List<PublicKey> keys = KeySet.read(jwks).map(set -> set.fitting(header)).orElse(List.of());
        return keys.isEmpty() ? Answer.None.of(header) : new Answer.Found(keys);
    }
}
