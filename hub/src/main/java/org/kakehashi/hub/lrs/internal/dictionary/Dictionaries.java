package org.kakehashi.hub.lrs.internal.dictionary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.springframework.stereotype.Component;

/** Numbers for what statements name: agents, activities, verbs and authorities. */
@Component
public class Dictionaries {
    private record AuthorityKey(int tenantId, long erasures, List<AgentId> agents) {}

    /**
     * The numbers of everything that a group of statements names.
     *
     * @param agents by their identifiers
     * @param activities by their ids
     * @param verbs by their ids
     * @param authorities who asserts them
     * @param erasures the count of erasures at which they were looked up
     */
    public record Numbers(
            Map<AgentId, Long> agents,
            Map<String, Long> activities,
            Map<String, Long> verbs,
            Map<Authority, Long> authorities,
            long erasures) {}

    private final Dictionary<AgentId> agents;
    private final Dictionary<String> activities;
    private final Dictionary<String> verbs;
    private final Cache<AuthorityKey, Long> authorities;
    private final DictionaryStore store;
    private final ErasureCount erasures;

    Dictionaries(DictionaryStore store, DictionaryProperties properties, ErasureCount erasures) {
        this.store = store;
        this.erasures = erasures;
        this.agents = new Dictionary<>(TermTable.AGENTS, store, properties.cachedTerms());
        this.activities = new Dictionary<>(TermTable.ACTIVITIES, store, properties.cachedTerms());
        this.verbs = new Dictionary<>(TermTable.VERBS, store, properties.cachedTerms());
        this.authorities =
                Caffeine.newBuilder().maximumSize(properties.cachedTerms()).build();
        erasures.onChange(this::forget);
    }

    private void forget(int tenantId) {
        agents.forget(tenantId);
        activities.forget(tenantId);
        verbs.forget(tenantId);
        authorities.asMap().keySet().removeIf(key -> key.tenantId() == tenantId);
    }

    /** The agent's number, or null where no statement names it. */
    public @Nullable Long agent(int tenantId, AgentId agent) {
        return agents.find(tenantId, erasures.current(tenantId), agent);
    }

    /** The activity's number, or null where no statement names it. */
    public @Nullable Long activity(int tenantId, String iri) {
        return activities.find(tenantId, erasures.current(tenantId), iri);
    }

    /** The verb's number, or null where no statement names it. */
    public @Nullable Long verb(int tenantId, String iri) {
        return verbs.find(tenantId, erasures.current(tenantId), iri);
    }

    /** The authority's number, or null where it asserted no statement. */
    public @Nullable Long authority(int tenantId, Authority authority) {
        Long known =
                authorities.getIfPresent(new AuthorityKey(tenantId, erasures.current(tenantId), authority.agents()));
        return known == null ? store.findAuthority(tenantId, authority) : known;
    }

    /** The agent's number, a new one where needed. An erasure may take it back by the time that it is used. */
    public long numberOf(int tenantId, AgentId agent) {
        return agents.number(tenantId, erasures.current(tenantId), Set.of(agent))
                .getOrDefault(agent, 0L);
    }

    /** The activity's number, a new one where needed. */
    public long numberOf(int tenantId, String iri) {
        return activities
                .number(tenantId, erasures.current(tenantId), Set.of(iri))
                .getOrDefault(iri, 0L);
    }

    private long number(int tenantId, long count, Authority authority) {
        AuthorityKey key = new AuthorityKey(tenantId, count, authority.agents());
        Long known = authorities.getIfPresent(key);
        if (known == null) {
            Map<AgentId, Long> members = agents.number(tenantId, count, Set.copyOf(authority.agents()));
            known = store.authority(tenantId, authority, members.values());
            if (known != DictionaryStore.NONE) {
                authorities.put(key, known);
            }
        }
        return known;
    }

    /** Takes note of the count of erasures that came with reserved seqs; whether {@code numbers} still hold. */
    public boolean hold(int tenantId, Numbers numbers, long count) {
        erasures.seen(tenantId, count);
        return numbers.erasures() == count;
    }

    /** The numbers of everything that statements and their authorities name, new ones where needed. */
    public Numbers number(
            int tenantId, Collection<ParsedStatement> statements, Collection<Authority> statementAuthorities) {
        long count = erasures.known(tenantId);
        Set<AgentId> agentIds = new HashSet<>();
        Set<String> activityIris = new HashSet<>();
        Set<String> verbIris = new HashSet<>();
        for (ParsedStatement statement : statements) {
            if (statement.actor() != null) {
                agentIds.add(statement.actor());
            }
            agentIds.addAll(statement.agents().keySet());
            if (statement.activity() != null) {
                activityIris.add(statement.activity());
            }
            activityIris.addAll(statement.activities().keySet());
            verbIris.add(statement.verb());
        }
        Map<Authority, Long> authorityNumbers = new HashMap<>();
        statementAuthorities.forEach(
                each -> authorityNumbers.computeIfAbsent(each, authority -> number(tenantId, count, authority)));
        return new Numbers(
                agents.number(tenantId, count, agentIds),
                activities.number(tenantId, count, activityIris),
                verbs.number(tenantId, count, verbIris),
                authorityNumbers,
                count);
    }
}
