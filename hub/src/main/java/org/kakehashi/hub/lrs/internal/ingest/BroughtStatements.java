package org.kakehashi.hub.lrs.internal.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.lrs.StatementIntake;
import org.kakehashi.hub.lrs.StatementIntake.Brought;
import org.kakehashi.hub.lrs.StatementIntake.Outcome.Known;
import org.kakehashi.hub.lrs.StatementIntake.Outcome.Stored;
import org.kakehashi.hub.lrs.internal.attachment.AttachmentContent;
import org.kakehashi.hub.lrs.internal.dictionary.Authority;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores what a connector brings: many in one submission, and those alone that don't get in with others. */
@Component
public class BroughtStatements {
    private static final Logger LOG = LoggerFactory.getLogger(BroughtStatements.class);

    private final BodyMemory memory;
    private final GroupCommit commits;
    private final BroughtReader reader;
    private final BroughtData data;
    private final KnownIdStore known;
    private final String issuer;

    BroughtStatements(
            BodyMemory memory,
            GroupCommit commits,
            BroughtReader reader,
            BroughtData data,
            KnownIdStore known,
            HubProperties hub) {
        this.memory = memory;
        this.commits = commits;
        this.reader = reader;
        this.data = data;
        this.known = known;
        this.issuer = hub.issuer();
    }

    /** A valid one on its way. */
    private record Coming(int place, Incoming incoming, SpecVersion version, Brought brought) {
        UUID id() {
            return incoming.id();
        }

        boolean alone() {
            return !incoming.statement().attachments().isEmpty();
        }
    }

    /** One call: whose statements, and what became of them so far. */
    @SuppressWarnings("ArrayRecordComponent") // filled in place, never compared
    private record Work(int tenantId, Authority authority, Set<UUID> known, StatementIntake.Outcome[] outcomes) {
        void is(Coming coming, StatementIntake.Outcome outcome) {
            outcomes[coming.place()] = outcome;
        }

        void stored(Coming coming) {
            is(coming, known.add(coming.id()) ? new Stored(coming.id()) : new Known(coming.id()));
        }
    }

    /** As {@link StatementIntake#store}. */
    public List<StatementIntake.Outcome> store(
            int tenantId, StatementIntake.Sender sender, List<Brought> brought, boolean trial) {
        long bytes = brought.stream().mapToLong(each -> each.json().length).sum();
        BodyMemory.Body room = memory.reserve(bytes);
        try {
            StatementIntake.Outcome[] outcomes = new StatementIntake.Outcome[brought.size()];
            List<Coming> coming = valid(brought, outcomes);
            Set<UUID> before = new HashSet<>(
                    known.among(tenantId, coming.stream().map(Coming::id).toList()));
            ClientCaller client = new ClientCaller(tenantId, sender.id(), sender.name(), Set.of(), null);
            Work work = new Work(tenantId, Authority.of(client, issuer), before, outcomes);
            if (trial) {
                coming.forEach(work::stored);
            } else {
                groups(coming).forEach(group -> store(work, group));
            }
            return List.of(outcomes);
        } finally {
            room.close();
        }
    }

    private List<Coming> valid(List<Brought> brought, StatementIntake.Outcome[] outcomes) {
        List<Coming> coming = new ArrayList<>();
        for (int place = 0; place < outcomes.length; place++) {
            Brought one = brought.get(place);
            switch (reader.read(one.json())) {
                case BroughtReader.Read.Valid valid ->
                    coming.add(new Coming(place, Incoming.of(valid.statement()), valid.version(), one));
                case BroughtReader.Read.Invalid invalid -> outcomes[place] = invalid.refusal();
            }
        }
        return coming;
    }

    /** What can go as one submission: of one version, no id twice, attachments' owners alone. */
    private static List<List<Coming>> groups(List<Coming> coming) {
        List<List<Coming>> groups = new ArrayList<>();
        Map<UUID, Coming> group = new LinkedHashMap<>();
        for (Coming next : coming) {
            boolean fits = !next.alone()
                    && !group.containsKey(next.id())
                    && group.values().stream().allMatch(each -> !each.alone() && each.version() == next.version());
            if (!fits && !group.isEmpty()) {
                groups.add(List.copyOf(group.values()));
                group.clear();
            }
            group.put(next.id(), next);
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group.values()));
        }
        return groups;
    }

    private void store(Work work, List<Coming> group) {
        List<Coming> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            switch (submit(work, left)) {
                case Outcome.Stored stored -> {
                    left.forEach(work::stored);
                    left.clear();
                }
                case Outcome.Conflict conflict -> {
                    Coming other = left.stream()
                            .filter(each -> each.id().equals(conflict.id()))
                            .findFirst()
                            .orElseThrow();
                    left.remove(other);
                    work.is(other, BroughtRefusals.conflict(conflict.id()));
                }
                case Outcome.Unavailable unavailable ->
                    throw new HubException(
                            ErrorCode.UNAVAILABLE, "The statements could not be stored for now. Send the same again.");
                case Outcome.Failed failed -> {
                    afterFault(work, left, failed);
                    left.clear();
                }
            }
        }
    }

    private void afterFault(Work work, List<Coming> left, Outcome.Failed failed) {
        if (left.size() > 1) {
            left.forEach(each -> store(work, List.of(each)));
            return;
        }
        Coming one = left.getFirst();
        if (failed.fault() instanceof HubException refusal && refusal.code() != ErrorCode.UNAVAILABLE) {
            work.is(one, BroughtRefusals.attachment(one.id(), String.valueOf(refusal.getMessage())));
        } else if (failed.fault() instanceof HubException) {
            throw failed.fault();
        } else {
            LOG.error("A statement that a connector brought met a fault", failed.fault());
            work.is(one, BroughtRefusals.fault(one.id()));
        }
    }

    private Outcome submit(Work work, List<Coming> group) {
        Coming first = group.getFirst();
        Map<String, AttachmentContent> attachments = Map.of();
        if (first.alone()) {
            try {
                attachments = data.receive(
                        work.tenantId(), first.version(), first.incoming().statement(), first.brought());
            } catch (HubException e) {
                return new Outcome.Failed(e);
            }
        }
        List<Incoming> incoming = group.stream().map(Coming::incoming).toList();
        return commits.store(
                new Submission(work.tenantId(), work.authority(), first.version(), true, incoming, attachments));
    }
}
