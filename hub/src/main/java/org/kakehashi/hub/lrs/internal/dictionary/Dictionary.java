package org.kakehashi.hub.lrs.internal.dictionary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One dictionary with a bounded cache before it. A number never changes, but an erasure may take it back; so it is cached under
 * the tenant's count of erasures ({@link ErasureCount}).
 *
 * @param <T> its terms
 */
final class Dictionary<T> {
    private record Key<T>(int tenantId, long erasures, T term) {
        @Override
        public int hashCode() {
            return 31 * term.hashCode() + tenantId;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key<?> that
                    && tenantId == that.tenantId
                    && erasures == that.erasures
                    && term.equals(that.term);
        }
    }

    private final TermTable<T> table;
    private final DictionaryStore store;
    private final Cache<Key<T>, Long> cache;

    Dictionary(TermTable<T> table, DictionaryStore store, int cached) {
        this.table = table;
        this.store = store;
        this.cache = Caffeine.newBuilder().maximumSize(cached).build();
    }

    /** The number of a term, or null where no statement has named it. */
    @Nullable
    Long find(int tenantId, long erasures, T term) {
        Long known = cache.getIfPresent(new Key<>(tenantId, erasures, term));
        if (known == null) {
            known = store.find(tenantId, table, List.of(term)).get(term);
            remember(tenantId, erasures, term, known);
        }
        return known;
    }

    /** The numbers of all terms, new ones where needed. */
    Map<T, Long> number(int tenantId, long erasures, Collection<T> terms) {
        Map<T, Long> numbers = HashMap.newHashMap(terms.size());
        List<T> unknown = new ArrayList<>();
        for (T term : terms) {
            Long known = cache.getIfPresent(new Key<>(tenantId, erasures, term));
            if (known == null) {
                unknown.add(term);
            } else {
                numbers.put(term, known);
            }
        }
        if (!unknown.isEmpty()) {
            Map<T, Long> found = store.findOrAdd(tenantId, table, unknown);
            found.forEach((term, number) -> remember(tenantId, erasures, term, number));
            numbers.putAll(found);
        }
        return numbers;
    }

    private void remember(int tenantId, long erasures, T term, @Nullable Long number) {
        if (number != null) {
            cache.put(new Key<>(tenantId, erasures, term), number);
        }
    }

    /** Forgets what is cached of a tenant. */
    void forget(int tenantId) {
        cache.asMap().keySet().removeIf(key -> key.tenantId() == tenantId);
    }
}
