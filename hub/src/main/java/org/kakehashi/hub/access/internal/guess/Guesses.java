package org.kakehashi.hub.access.internal.guess;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How often passwords may be tried, on each node. For an account from one source: {@value #AT_ONCE} at once, then one a minute, and
 * {@value #AN_HOUR} an hour. From one source for all accounts, where the browser isn't known: {@value #OF_A_SOURCE} wrong ones, then
 * {@value #OF_A_SOURCE_A_MINUTE} a minute, as a whole school may stand behind one address. Nothing is counted by account alone.
 */
@Component
public class Guesses {
    private static final int AT_ONCE = 5;
    private static final int AN_HOUR = 20;
    private static final int OF_A_SOURCE = 100;
    private static final int OF_A_SOURCE_A_MINUTE = 10;
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> accounts = cache();
    private final Cache<String, Bucket> sources = cache();

    /** Whether one more may be tried; takes it, so that tries at the same moment count too. */
    public boolean take(Attempt attempt, String loginName) {
        return accounts.get(key(attempt, loginName), any -> ofAnAccount()).tryConsume(1)
                && (attempt.device() != null || source(attempt).tryConsume(1));
    }

    /** Whether the next one would have to wait. */
    public boolean mustWait(Attempt attempt, String loginName) {
        return accounts.get(key(attempt, loginName), any -> ofAnAccount()).getAvailableTokens() == 0;
    }

    /** The password was right: nothing of this counts. */
    public void right(Attempt attempt, String loginName) {
        accounts.invalidate(key(attempt, loginName));
        if (attempt.device() == null) {
            source(attempt).addTokens(1);
        }
    }

    private Bucket source(Attempt attempt) {
        return sources.get(attempt.source(), any -> Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(OF_A_SOURCE).refillGreedy(OF_A_SOURCE_A_MINUTE, Duration.ofMinutes(1)))
                .build());
    }

    private static String key(Attempt attempt, String loginName) {
        String from = attempt.device() == null ? attempt.source() : "device " + attempt.device();
        return Attempt.account(attempt.slug(), loginName) + " " + from;
    }

    private static Bucket ofAnAccount() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, Duration.ofMinutes(1)))
                .addLimit(limit -> limit.capacity(AN_HOUR).refillGreedy(AN_HOUR, Duration.ofHours(1)))
                .build();
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofHours(2))
                .build();
    }
}
