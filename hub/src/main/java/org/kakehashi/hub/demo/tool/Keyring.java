package org.kakehashi.hub.demo.tool;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Things kept under unguessable keys for a limited time, and not more than a set number of them: the oldest go first.
 *
 * @param <T> what is kept
 */
final class Keyring<T> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private final Map<String, Kept<T>> kept = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final int most;
    private final Duration life;
    private final InstantSource clock;

    private record Kept<T>(T value, Instant until) {}

    Keyring(int most, Duration life, InstantSource clock) {
        this.most = most;
        this.life = life;
        this.clock = clock;
    }

    /** 256 random bits, fit for URLs and forms. */
    static String newKey() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Keeps a value and gives its key. */
    String keep(T value) {
        var key = newKey();
        lock.lock();
        try {
            kept.put(key, new Kept<>(value, clock.instant().plus(life)));
            dropOld();
        } finally {
            lock.unlock();
        }
        return key;
    }

    /** Finds a value that is still good. */
    Optional<T> find(String key) {
        lock.lock();
        try {
            return alive(kept.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** Finds a value that is still good and forgets it, so that its key is good once only. */
    Optional<T> take(String key) {
        lock.lock();
        try {
            return alive(kept.remove(key));
        } finally {
            lock.unlock();
        }
    }

    private Optional<T> alive(@Nullable Kept<T> found) {
        return Optional.ofNullable(found)
                .filter(it -> it.until().isAfter(clock.instant()))
                .map(Kept::value);
    }

    private void dropOld() {
        Iterator<Kept<T>> oldestFirst = kept.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().until().isAfter(clock.instant()) && kept.size() <= most) {
                return;
            }
            oldestFirst.remove();
        }
    }
}
