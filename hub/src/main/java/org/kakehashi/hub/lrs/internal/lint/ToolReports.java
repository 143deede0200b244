package org.kakehashi.hub.lrs.internal.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientNames;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lrs.internal.lint.ToolReport.Example;
import org.kakehashi.hub.lrs.internal.lint.ToolReport.Finding;
import org.springframework.stereotype.Component;

/** The linter's findings by tool. */
@Component
public class ToolReports implements ClientNames {
    private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.rule().severity())
            .thenComparing(Comparator.comparing(Finding::count).reversed())
            .thenComparing(finding -> finding.rule().id());

    private record Key(UUID clientId, String rule) {}

    private final LintFindingStore store;
    private final RuleBook rules;
    private final TenantTransactions transactions;

    ToolReports(LintFindingStore store, RuleBook rules, TenantTransactions transactions) {
        this.store = store;
        this.rules = rules;
        this.transactions = transactions;
    }

    /**
     * The reports of a tenant, by the tools' names.
     *
     * @param only the clients to tell of; null: all
     */
    public List<ToolReport> of(int tenantId, @Nullable Collection<UUID> only) {
        return transactions.readOnly(tenantId, () -> {
            Map<Key, List<Example>> examples = store.examples(tenantId, only).stream()
                    .collect(Collectors.groupingBy(
                            row -> new Key(row.clientId(), row.rule()),
                            Collectors.mapping(
                                    row -> new Example(row.statementId(), row.stored()), Collectors.toList())));
            Map<UUID, List<Finding>> findings = store.findings(tenantId, only).stream()
                    .collect(Collectors.groupingBy(
                            LintFindingStore.FindingRow::clientId,
                            Collectors.flatMapping(row -> finding(row, examples).stream(), Collectors.toList())));
            return store.clients(tenantId, only).stream()
                    .map(row -> new ToolReport(
                            row.clientId(),
                            row.name(),
                            row.checked(),
                            row.lastSeen(),
                            findings.getOrDefault(row.clientId(), List.of()).stream()
                                    .sorted(GRAVEST_FIRST)
                                    .toList()))
                    .toList();
        });
    }

    /**
     * Names of tools and API clients that sent statements.
     *
     * @param id the client's
     * @param name what it is called
     */
    public record Tool(UUID id, String name) {}

    /**
     * The tools whose statements were looked at, by their names.
     *
     * @param only the clients to tell of; null: all
     */
    public List<Tool> tools(int tenantId, @Nullable Collection<UUID> only) {
        return transactions.readOnly(tenantId, () -> store.clients(tenantId, only).stream()
                .map(row -> new Tool(row.clientId(), row.name()))
                .toList());
    }

    /** Of those that sent statements. */
    @Override
    public Map<UUID, String> clientNames(int tenantId) {
        return tools(tenantId, null).stream().limit(MOST).collect(Collectors.toMap(Tool::id, Tool::name));
    }

    /** None for a rule of an earlier release. */
    private List<Finding> finding(LintFindingStore.FindingRow row, Map<Key, List<Example>> examples) {
        return rules
                .rule(row.rule())
                .map(rule -> new Finding(
                        rule,
                        row.count(),
                        row.firstSeen(),
                        row.lastSeen(),
                        examples.getOrDefault(new Key(row.clientId(), row.rule()), List.of())))
                .stream()
                .toList();
    }
}
