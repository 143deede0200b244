package org.kakehashi.hub.lti.internal.dynamic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a tool change its registration as people do, not in a loop that fills the audit: so many times an hour on each node. */
@Component
class RegistrationPace {
    static final int AN_HOUR = 30;
    private static final int TOOLS = 10_000;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(TOOLS)
            .expireAfterAccess(Duration.ofHours(2))
            .build();

    /** Counts a change; false: it is one too many. */
    boolean allows(UUID clientId) {
        return buckets.get(clientId, id -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(AN_HOUR).refillGreedy(AN_HOUR, Duration.ofHours(1)))
                        .build())
                .tryConsume(1);
    }
}
