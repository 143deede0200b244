package org.kakehashi.hub.access.internal.guardian;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.access.PermissionMatrix;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** What an administrator opens to guardians; each decision leaves a line in the audit. */
@Component
class GuardianAccess {
    private final GuardianAccessStore store;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    GuardianAccess(GuardianAccessStore store, TenantTransactions transactions, AuditLog audit) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What can be opened at all. */
    static Set<DataCategory> openable() {
        return PermissionMatrix.reaches(Role.GUARDIAN).keySet();
    }

    /** The categories of these names; empty: one of them is none, or can't be opened. */
    static Optional<Set<DataCategory>> named(Collection<String> names) {
        Set<DataCategory> named = openable().stream()
                .filter(category -> names.contains(category.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)));
        return names.stream().distinct().count() == named.size() ? Optional.of(named) : Optional.empty();
    }

    Set<DataCategory> opened(int tenantId) {
        return transactions.inTenant(tenantId, () -> store.opened(tenantId));
    }

    /** Opens these and closes all others, from the next request on. */
    void open(Caller caller, Set<DataCategory> categories) {
        int tenantId = caller.tenantId();
        String opened = categories.stream()
                .map(category -> category.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        transactions.run(tenantId, () -> {
            store.put(tenantId, categories);
            audit.append(
                    tenantId,
                    new AuditEvent(
                            caller.auditName(),
                            "access.guardian-access",
                            null,
                            "opened: " + (opened.isEmpty() ? "nothing" : opened)));
        });
    }
}
