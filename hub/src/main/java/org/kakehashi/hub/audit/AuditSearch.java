package org.kakehashi.hub.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.audit.internal.SearchStore;
import org.kakehashi.hub.audit.internal.Verification;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Searching and checking the audit. Every call needs an open transaction of the tenant; who may is the caller's to ask, and to audit. */
@Component
public class AuditSearch {
    private final SearchStore store;
    private final JdbcTemplate jdbc;

    AuditSearch(SearchStore store, JdbcTemplate jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /** A class that the person attended, both dates inclusive. */
    public record ClassStay(UUID classId, LocalDate from, LocalDate to) {}

    /**
     * What is looked for; null where it doesn't matter.
     *
     * @param person whose data was seen or changed
     * @param stays classes of that person: what was seen of a whole class on a day of it counts
     * @param actor who, as in {@link AuditEvent#actor}
     * @param action how the action begins, such as {@code insight.}
     * @param from from then on
     * @param until before then
     */
    public record Query(
            @Nullable UUID person,
            List<ClassStay> stays,
            @Nullable String actor,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** At most {@code most} events with a number below {@code before}, the latest first. */
    public List<AuditRow> find(int tenantId, Query query, long before, int most) {
        return store.find(tenantId, query, before, most);
    }

    /**
     * An event and its place in the chain.
     *
     * @param hash in hexadecimal
     */
    public record Sealed(long position, String hash, AuditRow row) {}

    /** At most {@code most} events of the chain behind {@code position}, in its order. */
    public List<Sealed> sealed(int tenantId, long position, int most) {
        return store.sealed(tenantId, position, most);
    }

    /** The chain's end; empty where nothing is sealed yet. */
    public Optional<Sealed> end(int tenantId) {
        return store.end(tenantId);
    }

    /** Checks the tenant's chain from its beginning. */
    public AuditVerification verify(int tenantId) {
        AuditVerification found =
                jdbc.execute((ConnectionCallback<AuditVerification>) connection -> verify(connection, tenantId));
        if (found == null) {
            throw new IllegalStateException("the check gave nothing");
        }
        return found;
    }

    private static AuditVerification verify(Connection connection, int tenantId) throws SQLException {
        return Verification.of(connection, tenantId);
    }
}
