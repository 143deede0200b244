package org.kakehashi.hub.insight.internal.facts;

import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/facts/rebuild}: empties the tenant's facts; the follower then makes them anew from the log. */
@RestController
class FactRebuildController {
    private final CursorStore cursors;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    FactRebuildController(CursorStore cursors, TenantTransactions transactions, AuditLog audit) {
        this.cursors = cursors;
        this.transactions = transactions;
        this.audit = audit;
    }

    @PostMapping("/api/v1/facts/rebuild")
    @Requires(Permission.OPERATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(@AuthenticationPrincipal Caller caller) {
        int tenant = caller.tenantId();
        transactions.run(tenant, () -> {
            cursors.restart(tenant);
            audit.append(tenant, new AuditEvent(caller.auditName(), "insight.rebuild", null, "facts"));
        });
    }
}
