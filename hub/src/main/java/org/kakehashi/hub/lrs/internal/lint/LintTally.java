package org.kakehashi.hub.lrs.internal.lint;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.hub.lrs.internal.dictionary.AuthorityClient;

/** What a page of the log showed, by client: how many statements, and which rules they broke. */
final class LintTally {
    /** How many examples are kept of a finding. */
    static final int EXAMPLES = 5;

    private final Map<UUID, OfClient> clients = new HashMap<>();

    /** A statement that broke a rule. */
    record Example(long seq, UUID statementId) {}

    /** A client's part. */
    static final class OfClient {
        private final AuthorityClient client;
        private final Map<String, OfRule> rules = new HashMap<>();
        private long checked;
        private Instant lastSeen = Instant.MIN;

        private OfClient(AuthorityClient client) {
            this.client = client;
        }

        AuthorityClient client() {
            return client;
        }

        Map<String, OfRule> rules() {
            return rules;
        }

        long checked() {
            return checked;
        }

        Instant lastSeen() {
            return lastSeen;
        }
    }

    /** What one rule found in a client's statements. */
    static final class OfRule {
        private final Deque<Example> examples = new ArrayDeque<>();
        private final Instant firstSeen;
        private Instant lastSeen;
        private long count;

        private OfRule(Instant at) {
            this.firstSeen = at;
            this.lastSeen = at;
        }

        Deque<Example> examples() {
            return examples;
        }

        Instant firstSeen() {
            return firstSeen;
        }

        Instant lastSeen() {
            return lastSeen;
        }

        long count() {
            return count;
        }

        private void add(Instant at, Example example) {
            count++;
            lastSeen = at;
            examples.addLast(example);
            if (examples.size() > EXAMPLES) {
                examples.removeFirst();
            }
        }
    }

    /** Adds a statement, in the order of the log. */
    void add(AuthorityClient client, Instant stored, Example statement, List<LintRule> broken) {
        OfClient of = clients.computeIfAbsent(client.clientId(), id -> new OfClient(client));
        of.checked++;
        of.lastSeen = stored;
        for (LintRule rule : broken) {
            of.rules.computeIfAbsent(rule.id(), id -> new OfRule(stored)).add(stored, statement);
        }
    }

    Iterable<OfClient> clients() {
        return clients.values();
    }
}
