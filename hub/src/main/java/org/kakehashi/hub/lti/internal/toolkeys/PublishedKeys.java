package org.kakehashi.hub.lti.internal.toolkeys;

import com.nimbusds.jose.JWSHeader;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.toolkeys.ToolKeys.Answer;

/**
 * The keys that a tool publishes at one address, as this node remembers them. One request at a time fetches; three times at once, so
 * that a tool that just began may rotate, then once a minute.
 */
final class PublishedKeys {
    /** After this they are fetched again, so that a withdrawn key ends. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** As long they are used where the tool can't be reached. */
    private static final Duration GOOD = Duration.ofHours(1);

    private static final int AT_ONCE = 3;

    private final ReentrantLock fetching = new ReentrantLock();
    private final Bucket fetches = Bucket.builder()
            .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(1, Duration.ofMinutes(1)))
            .build();
    private final String address;
    private volatile @Nullable Known known;
    private volatile @Nullable String fault;

    PublishedKeys(String address) {
        this.address = address;
    }

    private record Known(KeySet keys, Instant at) {}

    /** Those that fit the header, fetched where none of the remembered ones does. */
    Answer find(JWSHeader header, Instant now, ToolHttp http) {
        List<PublicKey> fresh = fitting(header, now.minus(FRESH));
        if (!fresh.isEmpty()) {
            return new Answer.Found(fresh);
        }
        fetching.lock();
        try {
            fresh = fitting(header, now.minus(FRESH)); // another request may have fetched them meanwhile
            return fresh.isEmpty() ? anew(header, now, http) : new Answer.Found(fresh);
        } finally {
            fetching.unlock();
        }
    }

    private Answer anew(JWSHeader header, Instant now, ToolHttp http) {
        if (fetches.getAvailableTokens() > 0) {
            if (!http.enter()) {
                return new Answer.Busy();
            }
            try {
                fetches.tryConsume(1);
                fetch(now, http);
            } finally {
                http.leave();
            }
        }
        List<PublicKey> keys = fitting(header, now.minus(GOOD));
        return keys.isEmpty() ? missing(header) : new Answer.Found(keys);
    }

    private void fetch(Instant now, ToolHttp http) {
        try {
            known = new Known(http.keys(address), now);
            fault = null;
        } catch (IOException e) {
            fault = address + ": " + e.getMessage();
        }
    }

    private Answer missing(JWSHeader header) {
        String why = fault;
        return why == null
                ? Answer.None.of(header)
                : new Answer.None("keys", "The tool's key set can't be read.", address, why);
    }

    private List<PublicKey> fitting(JWSHeader header, Instant since) {
        Known now = known;
        return now == null || now.at().isBefore(since) ? List.of() : now.keys().fitting(header);
    }
}
