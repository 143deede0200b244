package org.kakehashi.hub.roster.internal.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.roster.internal.provider.model.Entity;
import org.kakehashi.hub.roster.internal.provider.query.Filter;
import org.springframework.stereotype.Component;

/**
 * How many there are of what a client walks through page by page. Counting a city's list costs more than a page of it, so the pages
 * behind the first go by what was counted within the last minute.
 */
@Component
class Totals {
    private static final int MOST = 1_000;
    private static final Duration LASTS = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Listed, Counted> counted = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Listed, Counted> eldest) {
            return size() > MOST;
        }
    };

    Totals(Clock clock) {
        this.clock = clock;
    }

    /** What is listed, and to whom; of what was asked only a digest, as a filter may hold somebody's name. */
    record Listed(UUID client, String plural, String base, Scope scope, String asked) {
        static Listed of(View view, Entity entity, Scope scope, Filter filter) {
            byte[] digest = Secrets.sha256(filter.toString());
            return new Listed(
                    view.client().clientId(),
                    entity.plural(),
                    entity.base(),
                    scope,
                    HexFormat.of().formatHex(digest));
        }
    }

    private record Counted(long total, Instant at) {
        boolean good(Instant now) {
            return now.isBefore(at.plus(LASTS));
        }
    }

    /**
     * Of a full page, or of one behind the end.
     *
     * @param offset where the page begins
     * @param until where it ends; what was counted before and ends there may have grown, and is counted anew
     */
    long of(Listed list, long offset, long until, LongSupplier count) {
        Instant now = clock.instant();
        synchronized (counted) {
            Counted before = offset == 0 ? null : counted.get(list);
            if (before != null && before.good(now) && before.total() > until) {
                return before.total();
            }
        }
        long total = count.getAsLong();
        synchronized (counted) {
            counted.values().removeIf(one -> !one.good(now));
            if (total > until) {
                counted.put(list, new Counted(total, now));
            } else {
                counted.remove(list);
            }
        }
        return total;
    }
}
