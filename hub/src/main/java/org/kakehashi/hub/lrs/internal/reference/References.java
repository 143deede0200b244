package org.kakehashi.hub.lrs.internal.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.lrs.internal.statement.Usage;
import org.springframework.stereotype.Component;

/** Links statements to what the statements that they refer to have. */
@Component
public class References {
    private static final StatementParser PARSER = new StatementParser(1);

    private final ReferenceStore store;
    private final Dictionaries dictionaries;

    References(ReferenceStore store, Dictionaries dictionaries) {
        this.store = store;
        this.dictionaries = dictionaries;
    }

    /** Whether the tenant has any reference to a statement that it has; as fresh as the consistent-through time. */
    public boolean any(int tenantId) {
        return store.any(tenantId);
    }

    /**
     * Within the transaction that stores them, which holds the lock of the tenant's log: links new references, and those that waited for
     * one of the new statements.
     *
     * @param references the new ones
     * @param arrived ids of the new statements, if any reference of the tenant waits; else none
     */
    public void link(int tenantId, List<Reference> references, Collection<java.util.UUID> arrived) {
        List<Reference> waited = arrived.isEmpty() ? List.of() : store.takeWaiting(tenantId, arrived);
        List<Reference> all = new ArrayList<>(references);
        all.addAll(waited);
        if (all.isEmpty()) {
            return;
        }
        List<ReferenceStore.Step> steps = store.chains(tenantId, all);
        Map<Long, Face> faces = store.faces(tenantId, ReferenceStore.Step.faces(steps)).stream()
                .collect(Collectors.toMap(Face::seq, Function.identity()));
        List<ReferenceLink> links = new ArrayList<>();
        List<Reference> waiting = new ArrayList<>();
        for (ReferenceStore.Step step : steps) {
            Face face = step.face() == null ? null : faces.get(step.face());
            if (step.face() == null) {
                waiting.add(new Reference(step.seq(), step.target()));
            } else if (face != null && face.seq() != step.seq()) {
                addLinks(tenantId, step.seq(), face, links);
            }
        }
        store.add(tenantId, links);
        store.addWaiting(tenantId, waiting, waited.size());
    }

    private void addLinks(int tenantId, long seq, Face face, List<ReferenceLink> links) {
        add(links, ReferenceKind.VERB, face.verb(), seq, face);
        add(links, ReferenceKind.AGENT, face.actor(), seq, face);
        add(links, ReferenceKind.ACTIVITY, face.activity(), seq, face);
        if (face.registration() != null) {
            add(links, ReferenceKind.REGISTRATION, ReferenceKind.numberOf(face.registration()), seq, face);
        }
        face.authority().forEach(agent -> add(links, ReferenceKind.AGENT_ELSEWHERE, agent, seq, face));
        ParsedStatement parsed = parsed(face.body());
        if (parsed != null) {
            parsed.agents()
                    .forEach((agent, usage) -> add(
                            links,
                            (usage & Usage.DIRECT_AGENT) != 0 ? ReferenceKind.AGENT : ReferenceKind.AGENT_ELSEWHERE,
                            dictionaries.agent(tenantId, agent),
                            seq,
                            face));
            parsed.activities()
                    .keySet()
                    .forEach(activity -> add(
                            links,
                            ReferenceKind.ACTIVITY_ELSEWHERE,
                            dictionaries.activity(tenantId, activity),
                            seq,
                            face));
        }
    }

    private static void add(List<ReferenceLink> links, ReferenceKind kind, @Nullable Long number, long seq, Face face) {
        if (number != null) {
            links.add(new ReferenceLink(kind, number, seq, face.seq()));
        }
    }

    /** Links from a statement to its agents can't be found by the statement, so it is read again, by the version that takes it. */
    private static @Nullable ParsedStatement parsed(byte[] body) {
        for (SpecVersion version : SpecVersion.values()) {
            if (PARSER.parse(body, version) instanceof Parsed.Statements parsed) {
                return parsed.statements().getFirst();
            }
        }
        return null;
    }
}
