package org.kakehashi.hub.connect.internal.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.connect.internal.finding.FindingStore;
import org.kakehashi.hub.connect.internal.finding.FindingStore.Group;
import org.kakehashi.hub.connect.internal.finding.FindingStore.Kept;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Looks at runs of a tenant. Another tenant's run doesn't exist here. */
@Component
public class ImportRuns {
    private final TenantTransactions transactions;
    private final ImportStore runs;
    private final FindingStore findings;

    ImportRuns(TenantTransactions transactions, ImportStore runs, FindingStore findings) {
        this.transactions = transactions;
        this.runs = runs;
        this.findings = findings;
    }

    /**
     * One run.
     *
     * @throws HubException NOT_FOUND
     */
    public ImportRun get(int tenantId, long id) {
        return transactions
                .readOnly(tenantId, () -> runs.find(tenantId, id))
                .orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, "There is no import " + id + "."));
    }

    public List<ImportRun> page(int tenantId, long beforeId, int max) {
        return transactions.readOnly(tenantId, () -> runs.page(tenantId, beforeId, max));
    }

    public List<Kept> findings(int tenantId, long id, @Nullable String code, long after, int max) {
        return transactions.readOnly(tenantId, () -> findings.page(tenantId, id, code, after, max));
    }

    /** The findings of one rule, with the first few of them. */
    record Section(Group group, List<Kept> examples) {}

    public List<Section> sections(int tenantId, long id, int examples) {
        return transactions.readOnly(tenantId, () -> findings.groups(tenantId, id).stream()
                .map(group ->
                        new Section(group, findings.page(tenantId, id, group.code(), group.first() - 1, examples)))
                .toList());
    }
}
