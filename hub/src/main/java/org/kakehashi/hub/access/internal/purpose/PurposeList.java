package org.kakehashi.hub.access.internal.purpose;

import java.util.List;
import java.util.Optional;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.Purposes.Purpose;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** The tenant's list of purposes as an administrator keeps it; each change leaves a line in the audit. */
@Component
class PurposeList {
    /** More than people can tell apart. */
    static final int MOST = 100;

    private final Purposes purposes;
    private final PurposeStore store;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    PurposeList(Purposes purposes, PurposeStore store, TenantTransactions transactions, AuditLog audit) {
        this.purposes = purposes;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What became of a removal. */
    enum Removal {
        REMOVED,
        /** There is none of that key. */
        NONE,
        /** A client, tool, connector or opt-out names it. */
        IN_USE,
        /** The hub itself names it. */
        FIXED
    }

    List<Purpose> all(int tenantId) {
        return purposes.all(tenantId);
    }

    /** Adds or changes a purpose; false where the list is full. */
    boolean put(Caller caller, Purpose purpose) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (store.isFixed(tenantId, purpose.key()).isEmpty() && store.count(tenantId) >= MOST) {
                return false;
            }
            store.put(tenantId, purpose);
            audited(caller, "access.put-purpose", purpose.key());
            return true;
        });
    }

    /** Removes a purpose that nothing names. */
    Removal remove(Caller caller, String key) {
        int tenantId = caller.tenantId();
        try {
            return transactions.inTenant(tenantId, () -> {
                Optional<Boolean> fixed = store.isFixed(tenantId, key);
                if (fixed.isEmpty() || fixed.get()) {
                    return fixed.isEmpty() ? Removal.NONE : Removal.FIXED;
                }
                store.remove(tenantId, key);
                audited(caller, "access.remove-purpose", key);
                return Removal.REMOVED;
            });
        } catch (DataIntegrityViolationException e) {
            // A foreign key: whatever names a purpose keeps it.
            return Removal.IN_USE;
        }
    }

    private void audited(Caller caller, String action, String key) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "purpose:" + key));
    }
}
