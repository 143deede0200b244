package org.kakehashi.hub.lrs.internal.lint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.LogPage;
import org.kakehashi.hub.lrs.LoggedStatement;
import org.kakehashi.hub.lrs.internal.dictionary.AuthorityClient;
import org.kakehashi.hub.lrs.internal.log.LogStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One step along a tenant's log, in one transaction: what was found and how far that is are saved together. */
@Component
class LintStep {
    private static final Logger LOG = LoggerFactory.getLogger(LintStep.class);
    private static final int PAGE = 500;
    private static final int CACHED_AUTHORITIES = 10_000;

    private record AuthorityKey(int tenantId, long number) {}

    private final LogStore log;
    private final LintCursorStore cursors;
    private final LintFindingStore findings;
    private final RuleBook rules;
    private final TenantTransactions transactions;
    private final Cache<AuthorityKey, AuthorityClient> clients =
            Caffeine.newBuilder().maximumSize(CACHED_AUTHORITIES).build();

    LintStep(
            LogStore log,
            LintCursorStore cursors,
            LintFindingStore findings,
            RuleBook rules,
            TenantTransactions transactions) {
        this.log = log;
        this.cursors = cursors;
        this.findings = findings;
        this.rules = rules;
        this.transactions = transactions;
    }

    /**
     * Where a step led.
     *
     * @param batch the last batch looked at
     * @param statements how many statements were looked at
     */
    record Taken(long batch, int statements) {}

    /** Makes the tenant's cursor where there is none. */
    void begin(int tenantId) {
        transactions.run(tenantId, () -> cursors.ensure(tenantId));
    }

    /** Looks at the next page; at nothing where there is none, or where another node is at it. */
    Taken take(int tenantId) {
        return transactions.inTenant(
                tenantId,
                () -> cursors.take(tenantId).map(batch -> take(tenantId, batch)).orElse(new Taken(0, 0)));
    }

    private Taken take(int tenantId, long batch) {
        LogPage page = log.read(tenantId, batch, PAGE);
        if (page.lastBatch() > batch) {
            if (!page.statements().isEmpty()) {
                findings.add(tenantId, look(tenantId, page.statements()));
            }
            cursors.save(tenantId, page.lastBatch());
        }
        return new Taken(page.lastBatch(), page.statements().size());
    }

    private LintTally look(int tenantId, List<LoggedStatement> statements) {
        Map<Long, Long> authorities = cursors.authorities(
                tenantId, statements.stream().map(LoggedStatement::seq).toList());
        LintTally tally = new LintTally();
        for (LoggedStatement statement : statements) {
            Long authority = authorities.get(statement.seq());
            if (authority != null) {
                tally.add(
                        client(tenantId, authority),
                        statement.stored(),
                        new LintTally.Example(statement.seq(), statement.id()),
                        broken(statement));
            }
        }
        return tally;
    }

    /** The log must go on whatever a statement holds. */
    private List<LintRule> broken(LoggedStatement statement) {
        try {
            return rules.broken(statement.body(), statement.stored());
        } catch (RuntimeException e) {
            LOG.error("Statement {} can't be looked at by the linter and counts as clean", statement.id(), e);
            return List.of();
        }
    }

    private AuthorityClient client(int tenantId, long authority) {
        return clients.get(
                new AuthorityKey(tenantId, authority),
                key -> AuthorityClient.of(cursors.authority(tenantId, authority)));
    }
}
