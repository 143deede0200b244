package org.kakehashi.hub.lrs.internal.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.OptionalLong;

/**
 * How far back the pages reached that were asked for lately. A full page that begins with the newest statement ends at the same
 * seq or a newer one when it is asked for again, so that older months need not be opened: with dozens of months, these cost more than
 * the page's rows. Only a guess: where statements were voided or erased, or are found no more, the page is not full, and is to be read again
 * without it.
 */
final class PageEnds {
    private static final int REMEMBERED = 10_000;

    private record Key(int tenantId, StatementQuery query) {}

    private final Cache<Key, Long> ends =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** The seq of the last statement of this page when it was last full; empty if it is not known. */
    OptionalLong of(int tenantId, StatementQuery query) {
        Long end = query.ascending() ? null : ends.getIfPresent(new Key(tenantId, query));
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** The page was full and ended with {@code seq}. */
    void full(int tenantId, StatementQuery query, long seq) {
        if (!query.ascending()) {
            ends.put(new Key(tenantId, query), seq);
        }
    }

    /** The page isn't full any more. */
    void forget(int tenantId, StatementQuery query) {
        ends.invalidate(new Key(tenantId, query));
    }
}
