package org.kakehashi.hub.lti;

import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.registration.ToolStore;
import org.springframework.stereotype.Component;

/** Switches off all tools of a tenant that is over: nothing of them works any more, be it launches, services or codes. */
@Component
public class ToolSwitch {
    private final ToolStore tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    ToolSwitch(ToolStore tools, TenantTransactions transactions, AuditLog audit) {
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Switches them off; their tokens are withdrawn by {@link org.kakehashi.hub.access.TenantAccess#close}. Repeatable. */
    public void off(int tenantId) {
        transactions.run(tenantId, () -> {
            String detail = "tools:" + tools.disableAll(tenantId);
            audit.append(tenantId, new AuditEvent(AuditEvent.SYSTEM, "lti.disable-tools", null, detail));
        });
    }
}
