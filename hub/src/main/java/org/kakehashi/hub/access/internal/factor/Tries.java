package org.kakehashi.hub.access.internal.factor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How often codes may be tried: {@value #MOST} at once, then one a minute, for each account on each node. Only who has the account's
 * password gets here, so nobody can use it to lock somebody else out.
 */
@Component
class Tries {
    private static final int MOST = 5;
    private static final int ACCOUNTS = 10_000;

    private final Cache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(ACCOUNTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** Whether one more is allowed; takes it. */
    boolean take(UUID account) {
        return buckets.get(account, any -> fresh()).tryConsume(1);
    }

    /** A right code ends the counting. */
    void forget(UUID account) {
        buckets.invalidate(account);
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(MOST).refillGreedy(1, Duration.ofMinutes(1)))
                .build();
    }
}
