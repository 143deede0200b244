package org.kakehashi.hub.lrs.internal.query;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.format.Format;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/**
 * Finds statements for people, on the way that {@code GET statements} takes: the newest first, of the whole tenant or of some
 * clients. For several clients each one's statements are found by its own index and merged, so no order is lost and nothing is
 * sorted.
 */
@Component
public class StatementSearch {
    private final StatementReader reader;
    private final ClientAuthorityStore authorities;
    private final String issuer;

    StatementSearch(StatementReader reader, ClientAuthorityStore authorities, HubProperties hub) {
        this.reader = reader;
        this.authorities = authorities;
        this.issuer = hub.issuer();
    }

    /**
     * What to find.
     *
     * @param agent actor, or agent or group as object; null: any
     * @param verb null: any
     * @param activity as object; null: any
     * @param after seqs must be greater
     * @param before seqs must be smaller
     * @param limit most statements
     */
    public record Wanted(
            @Nullable AgentId agent,
            @Nullable String verb,
            @Nullable String activity,
            long after,
            long before,
            int limit) {}

    /**
     * A statement that was found.
     *
     * @param seq its place
     * @param id its id
     * @param received the bytes as received
     * @param served the JSON as {@code format=exact} gives it
     * @param authority who asserts it, as JSON
     * @param voided whether it was voided
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes from a row, never compared
    public record Hit(long seq, UUID id, byte[] received, byte[] served, byte[] authority, boolean voided) {
        private static Hit of(ServedStatement statement, boolean voided) {
            ByteArrayOutputStream served = new ByteArrayOutputStream(statement.body().length + 512);
            statement.writeTo(served);
            return new Hit(
                    statement.seq(),
                    statement.id(),
                    statement.body(),
                    served.toByteArray(),
                    statement.authority(),
                    voided);
        }
    }

    /**
     * A page of statements.
     *
     * @param hits the newest first
     * @param next where to go on: the {@code before} of the next page; 0 at the end
     */
    public record Page(List<Hit> hits, long next) {}

    /**
     * Finds statements that are not voided.
     *
     * @param clients whose; null: everybody's
     */
    public Page find(int tenantId, Wanted wanted, @Nullable Collection<UUID> clients) {
        List<ServedStatement> found = new ArrayList<>();
        boolean more = false;
        for (Visibility visible : visibilities(tenantId, clients)) {
            StatementPage page = reader.page(tenantId, parameters(wanted), visible);
            found.addAll(page.statements());
            more |= page.next() != 0;
        }
        found.sort(Comparator.comparing(ServedStatement::seq).reversed());
        boolean cut = found.size() > wanted.limit();
        List<ServedStatement> page = cut ? found.subList(0, wanted.limit()) : found;
        long next = (more || cut) && !page.isEmpty() ? page.getLast().seq() : 0;
        return new Page(page.stream().map(one -> Hit.of(one, false)).toList(), next);
    }

    /**
     * One statement, voided or not.
     *
     * @param clients whose; null: everybody's
     */
    public Optional<Hit> one(int tenantId, UUID id, @Nullable Collection<UUID> clients) {
        for (Visibility visible : visibilities(tenantId, clients)) {
            Optional<Hit> hit = reader.one(tenantId, id, false, visible)
                    .map(found -> Hit.of(found, false))
                    .or(() -> reader.one(tenantId, id, true, visible).map(found -> Hit.of(found, true)));
            if (hit.isPresent()) {
                return hit;
            }
        }
        return Optional.empty();
    }

    private List<Visibility> visibilities(int tenantId, @Nullable Collection<UUID> clients) {
        if (clients == null) {
            return List.of(Visibility.ALL);
        }
        return authorities.of(tenantId, clients, issuer).stream()
                .map(authority -> new Visibility(authority, null, null, null))
                .toList();
    }

    private static QueryParameters parameters(Wanted wanted) {
        return new QueryParameters(
                null,
                null,
                wanted.agent(),
                false,
                wanted.verb(),
                wanted.activity(),
                false,
                null,
                wanted.after(),
                wanted.before(),
                wanted.limit(),
                false,
                Format.EXACT,
                false);
    }
}
