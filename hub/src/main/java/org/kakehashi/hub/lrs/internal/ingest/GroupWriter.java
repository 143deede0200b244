package org.kakehashi.hub.lrs.internal.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentLinks;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentStore;
import org.kakehashi.hub.lrs.internal.dictionary.Dictionaries;
import org.kakehashi.hub.lrs.internal.reference.Reference;
import org.kakehashi.hub.lrs.internal.reference.References;
import org.kakehashi.hub.lrs.internal.statement.StoredStatement;
import org.kakehashi.hub.web.PassingFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores a group of submissions of one tenant in one transaction, or finds the one that it can't store. Every submission
 * gets an outcome; none is half stored.
 */
@Component
class GroupWriter {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int ATTEMPTS = 5;

    /** What the transaction was to build on is no more; another one may succeed. */
    private static final class TooLate extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLate() {
            super("what they build on went away, again and again", null, false, false);
        }
    }

    /** Statements of the group differ from what the store has under their ids. */
    private static final class Conflicting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Set<UUID> ids;

        Conflicting(Set<UUID> ids) {
            super("known ids", null, false, false);
            this.ids = ids;
        }
    }

    private final StatementWriteStore store;
    private final AttachmentStore attachments;
    private final Dictionaries dictionaries;
    private final References references;
    private final TenantTransactions transactions;
    private final IngestMetrics metrics;
    private final IngestProperties properties;

    GroupWriter(
            StatementWriteStore store,
            AttachmentStore attachments,
            Dictionaries dictionaries,
            References references,
            TenantTransactions transactions,
            IngestMetrics metrics,
            IngestProperties properties) {
        this.store = store;
        this.attachments = attachments;
        this.dictionaries = dictionaries;
        this.references = references;
        this.transactions = transactions;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Stores what can be stored. The group is of one tenant and names no id twice. */
    Map<Submission, Outcome> write(int tenantId, List<Submission> group) {
        Map<Submission, Outcome> outcomes = new LinkedHashMap<>();
        List<Submission> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            try {
                attempt(tenantId, left);
                left.forEach(stored -> outcomes.put(stored, new Outcome.Stored()));
                left.clear();
            } catch (Conflicting e) {
                refuse(left, e.ids, outcomes);
            } catch (RuntimeException e) {
                outcomes.putAll(afterFault(tenantId, left, e));
                left.clear();
            }
        }
        return outcomes;
    }

    private static void refuse(List<Submission> left, Set<UUID> known, Map<Submission, Outcome> outcomes) {
        for (Submission submission : List.copyOf(left)) {
            for (Incoming incoming : submission.statements()) {
                if (known.contains(incoming.id())) {
                    outcomes.put(submission, new Outcome.Conflict(incoming.id()));
                    left.remove(submission);
                    break;
                }
            }
        }
    }

    /** A lost database is everybody's fault; anything else that of one submission, which the others must not suffer for. */
    private Map<Submission, Outcome> afterFault(int tenantId, List<Submission> group, RuntimeException fault) {
        Map<Submission, Outcome> outcomes = new HashMap<>();
        if (fault instanceof TooLate || PassingFaults.passes(fault)) {
            LOG.warn("{} requests could not be stored for now: {}", group.size(), fault.getMessage());
            group.forEach(each -> outcomes.put(each, new Outcome.Unavailable()));
        } else if (group.size() == 1) {
            outcomes.put(group.getFirst(), new Outcome.Failed(fault));
        } else {
            group.forEach(each -> outcomes.putAll(write(tenantId, List.of(each))));
        }
        return outcomes;
    }

    private void attempt(int tenantId, List<Submission> group) {
        int count = group.stream().mapToInt(each -> each.statements().size()).sum();
        if (count == 0) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Dictionaries.Numbers numbers = numbers(tenantId, group);
            StatementWriteStore.Reserved reserved = store.reserve(tenantId, count);
            if (dictionaries.hold(tenantId, numbers, reserved.erasures())
                    && storedInTime(tenantId, new Group(group, reserved.first(), numbers))) {
                return;
            }
        }
        throw new TooLate();
    }

    private Dictionaries.Numbers numbers(int tenantId, List<Submission> group) {
        return dictionaries.number(
                tenantId,
                group.stream()
                        .flatMap(each -> each.statements().stream())
                        .map(Incoming::statement)
                        .toList(),
                group.stream().map(Submission::authority).toList());
    }

    private boolean storedInTime(int tenantId, Group group) {
        GroupKeys keys = GroupKeys.of(group.statements(), group.first());
        try {
            int stored = metrics.timed(() -> transactions.inTenant(
                    tenantId, store.opening(tenantId, keys), opened -> store(tenantId, group, keys, opened)));
            metrics.stored(stored, group.submissions().size());
            return true;
        } catch (TooLate e) {
            return false;
        }
    }

    private int store(int tenantId, Group group, GroupKeys keys, StatementWriteStore.Opened opened) {
        if (!opened.inTimeFor(group.first(), properties.slack())) {
            throw new TooLate();
        }
        List<Incoming> statements = group.statements();
        long last = group.first() + statements.size() - 1;
        Set<UUID> known = opened.added() == statements.size()
                ? Set.of()
                : known(statements, opened.added(), store.existing(tenantId, keys, group.first(), last));
        int stored = statements.size() - known.size();
        if (stored > 0) {
            AttachmentLinks links = group.attachments(known);
            if (!links.isEmpty()) {
                attachments.link(tenantId, links);
            }
            GroupRows rows = group.rows(known, statements.size());
            int waiting = store.insert(tenantId, rows, group.first(), last);
            link(tenantId, group.first(), statements, known, waiting > 0);
        }
        return stored;
    }

    /** The log's lock is held: whatever was stored before can be seen, so no reference misses its target, nor a target its reference. */
    private void link(int tenantId, long first, List<Incoming> statements, Set<UUID> known, boolean waiting) {
        List<Reference> own = new ArrayList<>();
        List<UUID> arrived = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Incoming incoming = statements.get(i);
            UUID target = incoming.statement().reference();
            if (target != null && !known.contains(incoming.id())) {
                own.add(new Reference(first + i, target));
            }
            if (waiting && !known.contains(incoming.id())) {
                arrived.add(incoming.id());
            }
        }
        if (!own.isEmpty() || !arrived.isEmpty()) {
            references.link(tenantId, own, arrived);
        }
    }

    /** The ids that the store had already, with the same statements. */
    private static Set<UUID> known(List<Incoming> statements, int added, Map<UUID, StoredStatement> existing) {
        if (added + existing.size() < statements.size()) {
            // An erasure under way removed one between the two looks: its id is free the next time.
            throw new TooLate();
        }
        Set<UUID> same = new HashSet<>();
        Set<UUID> different = new HashSet<>();
        for (Incoming incoming : statements) {
            StoredStatement before = existing.get(incoming.id());
            if (before != null) {
                (before.isSameAs(incoming.statement()) ? same : different).add(incoming.id());
            }
        }
        if (!different.isEmpty()) {
            throw new Conflicting(different);
        }
        return same;
    }
}
