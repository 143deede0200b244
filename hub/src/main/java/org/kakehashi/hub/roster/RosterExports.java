package org.kakehashi.hub.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.internal.content.RosterContentStore;
import org.kakehashi.hub.roster.internal.content.RosterContentStore.Source;
import org.springframework.stereotype.Component;

/** Where a roster goes out. */
@Component
public class RosterExports {
    private final RosterContentStore store;
    private final TenantTransactions transactions;
    private final Clock clock;

    RosterExports(RosterContentStore store, TenantTransactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Reads a roster.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Reads what it wants; the content is gone when this returns. */
        T read(RosterContent content) throws IOException;
    }

    /**
     * A source that rosters came from.
     *
     * @param users how many of its users are active
     */
    public record RosterSourceSummary(String name, long users) {}

    /** The sources that rosters came from, by name. */
    public List<RosterSourceSummary> sources(int tenantId) {
        List<Source> found = transactions.readOnly(tenantId, () -> store.sources(tenantId));
        return found.stream()
                .map(source -> new RosterSourceSummary(source.name(), source.users()))
                .toList();
    }

    /** Whether a roster came from that source. */
    public boolean exists(int tenantId, String source) {
        return transactions.readOnly(tenantId, () -> store.exists(tenantId, source));
    }

    /**
     * Hands out what stands today. Imports of the tenant wait until the work is done, so that it sees one roster and not two; let
     * it write where nothing is slow.
     */
    public <T> T read(int tenantId, String source, Work<T> work) throws IOException {
        try {
            return transactions.readOnly(tenantId, () -> {
                try {
                    return work.read(store.open(tenantId, source, SchoolDay.today(clock)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
