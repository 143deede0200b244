package org.kakehashi.hub.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.people.LinkStore;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/**
 * Who a source's key means, and when. A source is an account's homePage (xAPI) or one of the names below; every call needs
 * an open transaction of the tenant.
 */
@Component
public class IdentityLinks {
    /** Keys are master identifiers (OneRoster {@code userMasterIdentifier}, Japan profile). */
    public static final String MASTER = "master";

    private final LinkStore links;
    private final HubProperties hub;

    IdentityLinks(LinkStore links, HubProperties hub) {
        this.links = links;
        this.hub = hub;
    }

    /** Keys are {@code users.sourcedId} of that roster source. */
    public static String roster(String source) {
        return "roster:" + source;
    }

    /** Keys are {@code users.username} of that roster source. */
    public static String username(String source) {
        return "username:" + source;
    }

    /** Keys are {@code users.identifier} of that roster source. */
    public static String local(String source) {
        return "local:" + source;
    }

    /** Keys are {@code users.email} of that roster source, in lower case. */
    public static String email(String source) {
        return "email:" + source;
    }

    /** Keys are those of a scheme in records of that source, as a person decided at the identity desk. */
    public static String decided(String source, String scheme) {
        return "decided:" + scheme + ":" + source;
    }

    /** Keys are person ids: the homePage of accounts in statements of systems that know persons. */
    public String personSource() {
        return hub.link("/persons");
    }

    /** Who the key means at that time. */
    public Optional<UUID> resolve(int tenantId, String source, String key, Instant at) {
        return links.resolve(tenantId, source, key, at);
    }

    /**
     * A key to look up.
     *
     * @param sources where it may be from
     * @param at as of when
     */
    public record Wanted(List<String> sources, String key, Instant at) {}

    /** Who a key meant: nobody, one person, or several (which then identifies nobody). */
    public sealed interface Match {
        /** The key is unknown at that time. */
        record Nobody() implements Match {}

        /** It means this person. */
        record Person(UUID personId) implements Match {}

        /** It means different persons in different sources. */
        record Several(int persons) implements Match {}
    }

    /** Looks up many keys at once; the answers are in the order asked. */
    public List<Match> resolve(int tenantId, List<Wanted> wanted) {
        List<LinkStore.Found> found = links.resolveAll(
                tenantId,
                wanted.stream().map(key -> String.join("\u001f", key.sources())).toList(),
                wanted.stream().map(Wanted::key).toList(),
                wanted.stream().map(Wanted::at).toList());
        List<Match> matches = new ArrayList<>(found.size());
        found.forEach(row -> matches.add(match(row)));
        return matches;
    }

    static Match match(LinkStore.Found row) {
        if (row.persons() == 1 && row.personId() != null) {
            return new Match.Person(row.personId());
        }
        return row.persons() == 0 ? new Match.Nobody() : new Match.Several(row.persons());
    }

    /**
     * Says that the key means the person; nothing changes where it does already. What it meant before stays so for the time
     * before.
     *
     * @param from since when; null: since ever, or since it stopped meaning somebody else
     */
    public void link(int tenantId, String source, String key, UUID personId, @Nullable Instant from) {
        links.link(tenantId, source, key, personId, from);
    }

    /**
     * From when to when a key means a person.
     *
     * @param from inclusive; null: since ever
     * @param until exclusive; null: for good
     */
    public record Span(
            UUID personId, @Nullable Instant from, @Nullable Instant until) {}

    /** Says whom the key means at which times, in place of what it meant before. */
    public void replace(int tenantId, String source, String key, List<Span> spans) {
        links.replace(tenantId, source, key, spans);
    }

    /** Says whom keys mean that nobody has had before, since ever; one statement for all. */
    public void linkNew(int tenantId, String source, Map<String, UUID> persons) {
        links.linkNew(tenantId, source, persons);
    }

    /**
     * A key that means, or meant, a person.
     *
     * @param from since when; null: since ever
     * @param until until when; null: still
     * @param shared whether it meant somebody else at another time
     */
    public record Link(
            String source,
            String key,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean shared) {}

    /** All keys that mean or ever meant the person. */
    public List<Link> of(int tenantId, UUID personId) {
        return links.of(tenantId, personId);
    }

    /** The names of the sources from which rosters have come. */
    public List<String> rosterSources(int tenantId) {
        return links.rosterSources(tenantId);
    }
}
