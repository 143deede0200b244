package org.kakehashi.hub.lti.internal.keys;

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

/** {@code POST /api/v1/lti/signing-keys}: the operator has the hub sign with a new key. */
@RestController
class KeyRotationController {
    private final SigningKeys keys;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    KeyRotationController(SigningKeys keys, TenantTransactions transactions, AuditLog audit) {
        this.keys = keys;
        this.transactions = transactions;
        this.audit = audit;
    }

    record NewKey(String kid) {}

    @PostMapping("/api/v1/lti/signing-keys")
    @Requires(Permission.OPERATE)
    @ResponseStatus(HttpStatus.CREATED)
    NewKey rotate(@AuthenticationPrincipal Caller caller) {
        return transactions.inTenant(caller.tenantId(), () -> {
            String kid = keys.rotate();
            audit.append(
                    caller.tenantId(),
                    new AuditEvent(caller.auditName(), "lti.rotate-signing-key", null, "key:" + kid));
            return new NewKey(kid);
        });
    }
}
