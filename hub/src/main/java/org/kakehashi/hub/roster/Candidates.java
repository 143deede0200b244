package org.kakehashi.hub.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.people.CandidateStore;
import org.springframework.stereotype.Component;

/** Who a record may be about whose key nobody was found by: for a person to decide. Every call needs an open transaction of the tenant. */
@Component
public class Candidates {
    private final CandidateStore store;

    Candidates(CandidateStore store) {
        this.store = store;
    }

    /**
     * Somebody it may be, as of the day asked about.
     *
     * @param kana the reading that the roster gives
     * @param school null: in no class on that day
     * @param attendanceNumber in that class
     * @param roster the source whose roster says so
     */
    public record Candidate(
            UUID personId,
            String name,
            @Nullable String kana,
            @Nullable String school,
            @Nullable String className,
            @Nullable Integer attendanceNumber,
            @Nullable String roster) {}

    /**
     * What a source says of a pupil.
     *
     * @param className the class's title or code, of whatever width
     */
    public record Hint(String className, int attendanceNumber, String kanaName, LocalDate on) {}

    /** For each hint, the pupils with that class, number and reading on that day: one as a rule, in a city with many schools several. */
    public List<List<Candidate>> byHints(int tenantId, List<Hint> hints) {
        return hints.isEmpty() ? List.of() : store.byHints(tenantId, hints);
    }

    /**
     * Persons whose name or reading has the text in it, blanks apart, and who are in the class on that day.
     *
     * @param name blank: any
     * @param className title or code; blank: any, or none
     */
    public List<Candidate> search(int tenantId, String name, String className, LocalDate on, int most) {
        return store.search(tenantId, name, className, on, most);
    }

    /**
     * Whom a roster gives a key to.
     *
     * @param source name of the key's source, as in {@link IdentityLinks}
     * @param from null: since ever
     * @param until null: still
     */
    public record Holder(
            String source,
            UUID personId,
            String name,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** Whom the rosters give or gave the key to, at whatever time. */
    public List<Holder> holders(int tenantId, List<String> sources, String key) {
        return store.holders(tenantId, sources, key);
    }
}
