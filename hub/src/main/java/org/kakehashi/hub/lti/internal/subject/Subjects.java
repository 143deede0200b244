package org.kakehashi.hub.lti.internal.subject;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.SubjectType;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.Persons;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/**
 * What a tool knows a person by. Each person has a pairwise subject for each tool: random, the same on every launch, another one for
 * every tool; it names the actor of xAPI statements whatever else the tool is told. What stands as {@code sub} in launches and as {@code
 * user_id} in services is by the tool's {@link SubjectType}. Every method needs an open transaction of the tenant.
 */
@Component
public class Subjects {
    private static final int LONGEST = 255;

    private final SubjectStore store;
    private final IdentityLinks links;
    private final Persons persons;
    private final HubProperties hub;
    private final Clock clock;

    Subjects(SubjectStore store, IdentityLinks links, Persons persons, HubProperties hub, Clock clock) {
        this.store = store;
        this.links = links;
        this.persons = persons;
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * What a tool is told.
     *
     * @param sub {@code sub}, {@code user_id}, {@code userId}
     * @param username the login id, where the tool knows the person by it
     */
    public record Told(String sub, @Nullable String username) {}

    /** The pairwise subject, made where there is none yet. */
    public UUID of(int tenantId, UUID clientId, UUID personId) {
        return Objects.requireNonNull(
                pairwise(tenantId, clientId, List.of(personId)).get(personId));
    }

    /**
     * What the tool is told of each person. A login id that several persons share, or that nobody has, would lead to somebody else: who
     * has no own one goes by the pairwise subject.
     */
    public Map<UUID, Told> told(int tenantId, Tool tool, Collection<UUID> personIds) {
        Map<UUID, Told> told = new HashMap<>();
        switch (tool.settings().subjectType()) {
            case PAIRWISE -> {}
            case PERSON -> personIds.forEach(person -> told.put(person, new Told(person.toString(), null)));
            case LOGIN_ID ->
                loginIds(tenantId, personIds).forEach((person, name) -> told.put(person, new Told(name, name)));
        }
        Set<UUID> others = new HashSet<>(personIds);
        others.removeAll(told.keySet());
        pairwise(tenantId, tool.clientId(), others)
                .forEach((person, subject) -> told.put(person, new Told(subject.toString(), null)));
        return told;
    }

    /**
     * Whom a tool means by a {@code sub} that it was told, of whichever type; also by a pairwise one that it was told before its type
     * was changed. Empty: nobody that the tool could mean. Whether the person may be reached is the caller's to ask.
     */
    public Optional<UUID> personOf(int tenantId, Tool tool, String sub) {
        if (sub.length() > LONGEST || sub.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        Optional<UUID> person =
                switch (tool.settings().subjectType()) {
                    case PAIRWISE -> Optional.empty();
                    case PERSON ->
                        uuid(sub).filter(id -> persons.name(tenantId, id).isPresent());
                    case LOGIN_ID -> owners(tenantId, List.of(sub)).getFirst();
                };
        return person.or(() -> uuid(sub).flatMap(subject -> store.person(tenantId, tool.clientId(), subject)));
    }

    private Map<UUID, String> loginIds(int tenantId, Collection<UUID> personIds) {
        List<Map.Entry<UUID, String>> names =
                List.copyOf(persons.usernames(tenantId, personIds).entrySet());
        List<Optional<UUID>> owners =
                owners(tenantId, names.stream().map(Map.Entry::getValue).toList());
        Map<UUID, String> own = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (owners.get(i).equals(Optional.of(names.get(i).getKey()))) {
                own.put(names.get(i).getKey(), names.get(i).getValue());
            }
        }
        return own;
    }

    /** Whose the login ids are now, in whichever roster; empty: nobody's, or several persons'. */
    private List<Optional<UUID>> owners(int tenantId, List<String> names) {
        List<String> sources = links.rosterSources(tenantId).stream()
                .map(IdentityLinks::username)
                .toList();
        Instant now = clock.instant();
        List<IdentityLinks.Wanted> wanted = names.stream()
                .map(name -> new IdentityLinks.Wanted(sources, name, now))
                .toList();
        List<Optional<UUID>> owners = new ArrayList<>(names.size());
        for (IdentityLinks.Match match : links.resolve(tenantId, wanted)) {
            owners.add(
                    match instanceof IdentityLinks.Match.Person(UUID person) ? Optional.of(person) : Optional.empty());
        }
        return owners;
    }

    private Map<UUID, UUID> pairwise(int tenantId, UUID clientId, Collection<UUID> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> subjects = store.find(tenantId, clientId, personIds);
        Set<UUID> missing = new HashSet<>(personIds);
        missing.removeAll(subjects.keySet());
        if (!missing.isEmpty()) {
            Map<UUID, UUID> made = store.add(tenantId, clientId, missing);
            // The actors of statements: accounts of the issuer, named by the subjects.
            links.linkNew(tenantId, hub.issuer(), byName(made));
            subjects.putAll(made);
            missing.removeAll(made.keySet());
            subjects.putAll(missing.isEmpty() ? Map.of() : store.find(tenantId, clientId, missing));
        }
        return subjects;
    }

    private static Map<String, UUID> byName(Map<UUID, UUID> subjects) {
        return subjects.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getValue().toString(), Map.Entry::getKey));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
