package org.kakehashi.hub.lrs.internal.erasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.dictionary.TermKey;
import org.kakehashi.hub.lrs.internal.erasure.ErasureSweepStore.Found;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.springframework.stereotype.Component;

/** Which agents and activities statements name, read from their bytes as when they were stored. */
@Component
public class LinkNumbers {
    private final StatementParser parser = new StatementParser(1);
    private final ErasureSweepStore store;

    LinkNumbers(ErasureSweepStore store) {
        this.store = store;
    }

    /** A key of a dictionary that a statement names. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Named(byte[] key, long seq) {}

    /** A number that a statement names. */
    public record Link(long number, long seq) {}

    /**
     * Statements with the rows that are theirs.
     *
     * @param seqs the statements
     * @param unread those whose bytes can't be read any more by today's rules
     */
    public record Links(List<Long> seqs, List<Link> agents, List<Link> activities, List<Long> unread) {}

    /** The links of these statements. */
    public Links of(int tenantId, List<Found> statements) {
        List<Named> agents = new ArrayList<>();
        List<Named> activities = new ArrayList<>();
        List<Long> unread = new ArrayList<>();
        for (Found found : statements) {
            Optional<ParsedStatement> read = read(found.body());
            if (read.isEmpty()) {
                unread.add(found.seq());
                continue;
            }
            for (AgentId agent : agents(read.get())) {
                agents.add(new Named(TermKey.of(agent), found.seq()));
            }
            for (String activity : read.get().activities().keySet()) {
                activities.add(new Named(TermKey.of(activity), found.seq()));
            }
        }
        return new Links(
                statements.stream().map(Found::seq).toList(),
                store.numbers(tenantId, "agent", agents),
                store.numbers(tenantId, "activity", activities),
                unread);
    }

    private static Set<AgentId> agents(ParsedStatement statement) {
        return new HashSet<>(statement.agents().keySet());
    }

    /** The rules of 2.0 know every place of an agent; those of 1.0.3 take some forms that 2.0 refuses. */
    private Optional<ParsedStatement> read(byte[] body) {
        for (SpecVersion version : List.of(SpecVersion.V2_0_0, SpecVersion.V1_0_3)) {
            if (parser.parse(body, version) instanceof Parsed.Statements read) {
                return Optional.of(read.statements().getFirst());
            }
        }
        return Optional.empty();
    }
}
