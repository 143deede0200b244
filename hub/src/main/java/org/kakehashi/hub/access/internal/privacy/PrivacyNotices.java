package org.kakehashi.hub.access.internal.privacy;

import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.ToolDirectory;
import org.kakehashi.hub.access.internal.privacy.PrivacyStore.Contact;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Puts the published page together, and keeps whom people may ask. */
@Component
class PrivacyNotices {
    private static final int LONGEST = 2000;

    private final PrivacyStore store;
    private final Purposes purposes;
    private final ToolDirectory tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    PrivacyNotices(
            PrivacyStore store,
            Purposes purposes,
            ToolDirectory tools,
            TenantTransactions transactions,
            AuditLog audit) {
        this.store = store;
        this.purposes = purposes;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
    }

    PrivacyNotice of(int tenantId) {
        return transactions.readOnly(
                tenantId,
                () -> PrivacyNotice.of(
                        purposes.all(tenantId), tools.tools(tenantId), store.rules(tenantId), store.contact(tenantId)));
    }

    Contact contact(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.contact(tenantId));
    }

    /** Sets whom people may ask; audited. False where a text is too long. */
    boolean put(Caller caller, Contact contact) {
        if (contact.textJa().length() > LONGEST || contact.textEn().length() > LONGEST) {
            return false;
        }
        transactions.run(caller.tenantId(), () -> {
            store.put(caller.tenantId(), contact);
            audit.append(
                    caller.tenantId(), new AuditEvent(caller.auditName(), "access.put-privacy-contact", null, "both"));
        });
        return true;
    }
}
