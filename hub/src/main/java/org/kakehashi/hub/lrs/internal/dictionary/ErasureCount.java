package org.kakehashi.hub.lrs.internal.dictionary;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * How many times an erasure took numbers of a tenant's dictionaries back, as far as this node knows. What is cached of
 * dictionaries is cached under this count, so that it is not found any more once the count has changed. A writer learns of it
 * with the seqs that it reserves, before it stores anything; readers ask ten times a second.
 */
@Component
public class ErasureCount {
    private static final long FRESH_NANOS = 100_000_000;

    private record Known(long count, long at) {}

    private final DictionaryStore store;
    private final Map<Integer, Known> tenants = new ConcurrentHashMap<>();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    ErasureCount(DictionaryStore store) {
        this.store = store;
    }

    /** Has {@code dropCaches} called with the tenant whenever its count has changed. */
    public void onChange(IntConsumer dropCaches) {
        listeners.add(dropCaches);
    }

    /** The last count known, without asking. */
    long known(int tenantId) {
        Known known = tenants.get(tenantId);
        return known == null ? 0 : known.count();
    }

    /** The count as of a tenth of a second ago, or later. */
    public long current(int tenantId) {
        Known known = tenants.get(tenantId);
        if (known == null || System.nanoTime() - known.at() >= FRESH_NANOS) {
            long asked = System.nanoTime();
            seen(tenantId, store.erasures(tenantId), asked);
        }
        return known(tenantId);
    }

    /** Takes note of a count that the database told. */
    void seen(int tenantId, long count) {
        seen(tenantId, count, System.nanoTime());
    }

    private void seen(int tenantId, long count, long at) {
        Known before = tenants.get(tenantId);
        tenants.merge(tenantId, new Known(count, at), (old, now) -> now.count() < old.count() ? old : now);
        if (before != null && before.count() < count) {
            listeners.forEach(each -> each.accept(tenantId));
        }
    }
}
