package org.kakehashi.hub.sandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.kakehashi.hub.access.SourceAddress;
import org.springframework.stereotype.Component;

/** How many sandboxes may be made an hour on this node: by one address, and altogether. */
@Component
class SandboxPace {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final Cache<String, Bucket> addresses = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(HOUR)
            .build();
    private final Bucket altogether;
    private final int perAddress;

    SandboxPace(SandboxProperties properties) {
        this.perAddress = properties.perAddress();
        this.altogether = hourly(properties.perHour());
    }

    /** Whether one more may be made; takes it. */
    boolean take(String address) {
        return addresses
                        .get(SourceAddress.of(address), any -> hourly(perAddress))
                        .tryConsume(1)
                && altogether.tryConsume(1);
    }

    private static Bucket hourly(int most) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, HOUR))
                .build();
    }
}
