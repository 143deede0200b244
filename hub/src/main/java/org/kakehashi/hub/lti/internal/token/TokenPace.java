package org.kakehashi.hub.lti.internal.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a tool have a token for each of its calls if it likes, but not fill the database: so many a minute on each node. */
@Component
class TokenPace {
    static final int A_MINUTE = 600;
    private static final int TOOLS = 10_000;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(TOOLS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /** Counts a request whose signature is good; false: it is one too many. */
    boolean allows(UUID clientId) {
        return buckets.get(clientId, id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                        .build())
                .tryConsume(1);
    }
}
