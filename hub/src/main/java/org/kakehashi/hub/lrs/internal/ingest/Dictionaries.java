package org.kakehashi.hub.lrs.internal.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    private record AuthorityKey(int tenantId, List<AgentId> agents) {}

    /** The numbers of everything that a group of statements names. */
    record Numbers(Map<AgentId, Long> agents, Map<String, Long> activities, Map<String, Long> verbs) {}

    private final Dictionary<AgentId> agents;
    private final Dictionary<String> activities;
    private final Dictionary<String> verbs;
    private final Cache<AuthorityKey, Long> authorities;
    private final DictionaryStore store;

    Dictionaries(DictionaryStore store, IngestProperties properties) {
        this.store = store;
        this.agents = new Dictionary<>(TermTable.AGENTS, store, properties.cachedTerms());
        this.activities = new Dictionary<>(TermTable.ACTIVITIES, store, properties.cachedTerms());
        this.verbs = new Dictionary<>(TermTable.VERBS, store, properties.cachedTerms());
        this.authorities =
                Caffeine.newBuilder().maximumSize(properties.cachedTerms()).build();
    }

    /** The agent's number, or null where no statement names it. */
    public @Nullable Long agent(int tenantId, AgentId agent) {
        return agents.find(tenantId, agent);
    }

    /** The activity's number, or null where no statement names it. */
    public @Nullable Long activity(int tenantId, String iri) {
        return activities.find(tenantId, iri);
    }

    /** The verb's number, or null where no statement names it. */
    public @Nullable Long verb(int tenantId, String iri) {
        return verbs.find(tenantId, iri);
    }

    /** The authority's number, or null where it asserted no statement. */
    public @Nullable Long authority(int tenantId, Authority authority) {
        Long known = authorities.getIfPresent(new AuthorityKey(tenantId, authority.agents()));
        return known == null ? store.findAuthority(tenantId, authority) : known;
    }

    /** The agent's number, a new one where needed. */
    public long numberOf(int tenantId, AgentId agent) {
        return agents.number(tenantId, Set.of(agent)).getOrDefault(agent, 0L);
    }

    /** The activity's number, a new one where needed. */
    public long numberOf(int tenantId, String iri) {
        return activities.number(tenantId, Set.of(iri)).getOrDefault(iri, 0L);
    }

    long number(int tenantId, Authority authority) {
        AuthorityKey key = new AuthorityKey(tenantId, authority.agents());
        Long known = authorities.getIfPresent(key);
        if (known == null) {
            Map<AgentId, Long> members = agents.number(tenantId, Set.copyOf(authority.agents()));
            known = store.authority(tenantId, authority, members.values());
            authorities.put(key, known);
        }
        return known;
    }

    Numbers number(int tenantId, List<Submission> group) {
        Set<AgentId> agentIds = new HashSet<>();
        Set<String> activityIris = new HashSet<>();
        Set<String> verbIris = new HashSet<>();
        for (Submission submission : group) {
            for (Incoming incoming : submission.statements()) {
                ParsedStatement statement = incoming.statement();
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
        }
        return new Numbers(
                agents.number(tenantId, agentIds),
                activities.number(tenantId, activityIris),
                verbs.number(tenantId, verbIris));
    }
}
