package org.kakehashi.hub.access.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.kakehashi.hub.access.ClientCaller;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whom the credentials of the last seconds stood for, so that a busy client is not looked up for every request. What is revoked
 * on this node is forgotten once that is committed; another node learns it when its memory ends. Unknown credentials are not
 * remembered: they may be issued the next moment.
 */
final class RecentCallers {
    static final Duration LIFE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    /**
     * A credential of the database.
     *
     * @param caller whom it stands for
     * @param expiresAt from when on it is void
     */
    record Known(ClientCaller caller, Instant expiresAt) {}

    private record Remembered(Known known, long epoch) {}

    private final Cache<ByteBuffer, Remembered> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    // A look-up that began before a revocation was committed ends in an epoch that is over, however late it is
    // remembered.
    private final AtomicLong epoch = new AtomicLong();

    Optional<ClientCaller> find(byte[] hash, Supplier<Optional<Known>> load) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        long now = epoch.get();
        Remembered remembered = cache.getIfPresent(key);
        Optional<Known> known =
                remembered != null && remembered.epoch() == now ? Optional.of(remembered.known()) : load.get();
        if (remembered == null || remembered.epoch() != now) {
            known.ifPresent(each -> cache.put(key, new Remembered(each, now)));
        }
        return known.filter(each -> each.expiresAt().isAfter(Instant.now())).map(Known::caller);
    }

    /** Forgets everything once the open transaction is committed, or now where none is open. */
    void forgetAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            epoch.incrementAndGet();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                epoch.incrementAndGet();
            }
        });
    }
}
