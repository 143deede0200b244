package org.kakehashi.hub.lrs.internal.lint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Severity;

/**
 * What the linter found in the statements of one tool or API client.
 *
 * @param clientId whose
 * @param name what it is called
 * @param checked statements looked at
 * @param lastSeen when the last one of them came
 * @param findings the gravest and most frequent first
 */
public record ToolReport(UUID clientId, String name, long checked, Instant lastSeen, List<Finding> findings) {
    /**
     * A rule that statements broke.
     *
     * @param rule the rule
     * @param count how many statements
     * @param firstSeen when the first one came
     * @param lastSeen when the last one came
     * @param examples a few of them, the newest first
     */
    public record Finding(LintRule rule, long count, Instant firstSeen, Instant lastSeen, List<Example> examples) {}

    /**
     * A statement that broke a rule.
     *
     * @param statementId its id
     * @param stored when it came
     */
    public record Example(UUID statementId, Instant stored) {}

    /** Errors and warnings. */
    public List<Finding> graver() {
        return findings.stream()
                .filter(finding -> finding.rule().severity() != Severity.HINT)
                .toList();
    }

    /** What is only recommended. */
    public List<Finding> hints() {
        return findings.stream()
                .filter(finding -> finding.rule().severity() == Severity.HINT)
                .toList();
    }
}
