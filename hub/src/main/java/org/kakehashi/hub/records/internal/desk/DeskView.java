package org.kakehashi.hub.records.internal.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.Candidates;
import org.kakehashi.hub.roster.Candidates.Candidate;
import org.kakehashi.hub.roster.Candidates.Holder;
import org.kakehashi.hub.roster.IdentityLinks;
import org.kakehashi.hub.roster.Persons;
import org.kakehashi.hub.roster.Persons.PersonName;
import org.kakehashi.hub.roster.RosterConflicts;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** What whoever decides is shown. */
@Component
class DeskView {
    private static final int CONFLICTS = 50;
    private static final int COUNTED = 1_000;

    private final TenantTransactions transactions;
    private final WaitingKeyStore keys;
    private final DecisionStore decisions;
    private final Candidates candidates;
    private final RosterConflicts conflicts;
    private final IdentityLinks links;
    private final Persons persons;

    DeskView(
            TenantTransactions transactions,
            WaitingKeyStore keys,
            DecisionStore decisions,
            Candidates candidates,
            RosterConflicts conflicts,
            IdentityLinks links,
            Persons persons) {
        this.transactions = transactions;
        this.keys = keys;
        this.decisions = decisions;
        this.candidates = candidates;
        this.conflicts = conflicts;
        this.links = links;
        this.persons = persons;
    }

    /** Why records of a key wait. */
    enum Why {
        /** No roster has the key on these days. */
        NOBODY,
        /** Rosters give the key to different persons. */
        SEVERAL,
        /** It means, or meant, somebody, but not on these days. */
        ANOTHER_TIME
    }

    /** A key with the pupils whom the source's hints fit. */
    record Line(WaitingKey waiting, List<Candidate> proposals) {}

    /** A key with all that helps to decide: who has it in the rosters, and what was decided before. */
    record Detail(Line line, Why why, List<Holder> holders, List<Told> decisions) {}

    /** A decision, with the name of the person if there is still one. */
    record Told(Decision decision, @Nullable String name) {}

    /** A user of a roster who became somebody else, by name. */
    record Changed(
            RosterConflicts.ChangedPerson change,
            @Nullable String before,
            @Nullable String now) {}

    /** What rosters contradict themselves in. */
    record Conflicts(List<RosterConflicts.SharedMaster> shared, List<Changed> changed) {}

    /**
     * Keys that wait.
     *
     * @param count how many there are in all, as far as {@value #COUNTED}
     * @param more whether there are more than counted
     * @param next what to ask the next page with; null: this is the last
     */
    record Keys(
            long count,
            boolean more,
            List<Line> keys,
            @Nullable Long next) {}

    /**
     * A page of keys.
     *
     * @param after the {@code next} of the page before: a record's number, as keys don't belong into addresses. 0, or a record that
     *     has gone meanwhile: from the first key on
     */
    Keys page(int tenantId, long after, int max) {
        return transactions.readOnly(tenantId, () -> {
            long count = keys.count(tenantId, COUNTED + 1);
            WaitingKey.Key key = keys.keyOf(tenantId, after).orElse(WaitingKeyStore.START);
            List<WaitingKey> page = keys.page(tenantId, key, max);
            Long next = page.size() < max ? null : (Long) page.getLast().id();
            return new Keys(Math.min(count, COUNTED), count > COUNTED, lines(tenantId, page), next);
        });
    }

    private List<Line> lines(int tenantId, List<WaitingKey> waiting) {
        List<Candidates.Hint> hints = new ArrayList<>();
        waiting.forEach(key -> key.hints().forEach(hint -> hints.add(hint(hint))));
        List<List<Candidate>> found = candidates.byHints(tenantId, hints);
        List<Line> lines = new ArrayList<>();
        int place = 0;
        for (WaitingKey key : waiting) {
            int next = place + key.hints().size();
            lines.add(new Line(
                    key,
                    found.subList(place, next).stream()
                            .flatMap(List::stream)
                            .distinct()
                            .toList()));
            place = next;
        }
        return lines;
    }

    private static Candidates.Hint hint(WaitingKey.Hint hint) {
        return new Candidates.Hint(
                hint.said().className(),
                hint.said().attendanceNumber(),
                hint.said().kanaName(),
                hint.on());
    }

    /** @throws HubException NOT_FOUND where the record doesn't wait, or not any more */
    Detail detail(int tenantId, long recordId) {
        return transactions.readOnly(tenantId, () -> {
            WaitingKey waiting = keys.keyOf(tenantId, recordId)
                    .flatMap(key -> keys.find(tenantId, key))
                    .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "No record waits under this key."));
            List<Holder> holders = candidates.holders(
                    tenantId, sources(tenantId, waiting), waiting.key().value());
            Why why = waiting.several() ? Why.SEVERAL : holders.isEmpty() ? Why.NOBODY : Why.ANOTHER_TIME;
            List<Told> before = told(tenantId, decisions.of(tenantId, waiting.key()));
            return new Detail(lines(tenantId, List.of(waiting)).getFirst(), why, holders, before);
        });
    }

    private List<String> sources(int tenantId, WaitingKey waiting) {
        if (waiting.key().scheme().equals("MASTER_IDENTIFIER")) {
            return List.of(IdentityLinks.MASTER);
        }
        String roster = waiting.rosterSource();
        return (roster == null ? links.rosterSources(tenantId) : List.of(roster))
                .stream()
                        .map(name -> switch (waiting.key().scheme()) {
                            case "SOURCED_ID" -> IdentityLinks.roster(name);
                            case "USERNAME" -> IdentityLinks.username(name);
                            case "EMAIL" -> IdentityLinks.email(name);
                            default -> IdentityLinks.local(name);
                        })
                        .toList();
    }

    /** Persons by name and class, as of the latest day that waits. */
    List<Candidate> search(int tenantId, WaitingKey waiting, String name, String className, int most) {
        return transactions.readOnly(
                tenantId, () -> candidates.search(tenantId, name, className, waiting.last(), most));
    }

    List<Told> decisions(int tenantId, long before, int max) {
        return transactions.readOnly(tenantId, () -> told(tenantId, decisions.page(tenantId, before, max)));
    }

    private List<Told> told(int tenantId, List<Decision> all) {
        Map<UUID, PersonName> names = persons.names(
                tenantId,
                all.stream().map(Decision::personId).filter(Objects::nonNull).toList());
        return all.stream()
                .map(one -> new Told(one, one.personId() == null ? null : name(names, one.personId())))
                .toList();
    }

    Conflicts conflicts(int tenantId) {
        return transactions.readOnly(tenantId, () -> {
            List<RosterConflicts.ChangedPerson> changed = conflicts.changedPersons(tenantId, CONFLICTS);
            Map<UUID, PersonName> names = new HashMap<>();
            names.putAll(persons.names(
                    tenantId,
                    changed.stream().map(RosterConflicts.ChangedPerson::before).toList()));
            names.putAll(persons.names(
                    tenantId,
                    changed.stream().map(RosterConflicts.ChangedPerson::now).toList()));
            return new Conflicts(
                    conflicts.sharedMasters(tenantId, CONFLICTS),
                    changed.stream()
                            .map(one -> new Changed(one, name(names, one.before()), name(names, one.now())))
                            .toList());
        });
    }

    private static @Nullable String name(Map<UUID, PersonName> names, UUID person) {
        PersonName name = names.get(person);
        return name == null ? null : name.displayName();
    }
}
