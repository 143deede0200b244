package org.kakehashi.hub.roster.internal.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
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

    /** What is listed, and to whom. */
    record Listed(UUID client, String plural, String base, Scope scope, Filter filter) {
        static Listed of(View view, Entity entity, Scope scope, Filter filter) {
            return new Listed(view.client().clientId(), entity.plural(), entity.base(), scope, filter);
        }
    }

    private record Counted(long total, Instant at) {}

    /** Of a page that begins behind so many. */
    long of(Listed list, long offset, LongSupplier count) {
        Instant now = clock.instant();
        synchronized (counted) {
            Counted before = offset == 0 ? null : counted.get(list);
            if (before != null && now.isBefore(before.at().plus(LASTS))) {
                return before.total();
            }
        }
        long total = count.getAsLong();
        synchronized (counted) {
            counted.put(list, new Counted(total, now));
        }
        return total;
    }
}
