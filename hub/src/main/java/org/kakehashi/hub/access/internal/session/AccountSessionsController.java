package org.kakehashi.hub.access.internal.session;

import java.util.UUID;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/accounts/{id}}: signs an account out everywhere, and shuts or opens it. */
@RestController
@Requires(Permission.MANAGE_ACCOUNTS)
class AccountSessionsController {
    private final AccountSwitchStore accounts;
    private final Sessions sessions;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    AccountSessionsController(
            AccountSwitchStore accounts, Sessions sessions, TenantTransactions transactions, AuditLog audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** @param enabled whether the account may sign in */
    record Enabled(boolean enabled) {}

    @DeleteMapping("/api/v1/accounts/{accountId}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal Caller caller, @PathVariable UUID accountId) {
        transactions.run(caller.tenantId(), () -> {
            known(accounts.exists(caller.tenantId(), accountId));
            append(caller, "access.end-sessions", accountId);
        });
        sessions.endAll(caller.tenantId(), accountId);
    }

    /** A shut account's sessions end at once; they don't come back when it is opened. */
    @PutMapping("/api/v1/accounts/{accountId}/enabled")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@AuthenticationPrincipal Caller caller, @PathVariable UUID accountId, @RequestBody Enabled wanted) {
        transactions.run(caller.tenantId(), () -> {
            known(accounts.set(caller.tenantId(), accountId, wanted.enabled()));
            append(caller, wanted.enabled() ? "access.enable-account" : "access.disable-account", accountId);
        });
        if (!wanted.enabled()) {
            sessions.endAll(caller.tenantId(), accountId);
        }
    }

    private static void known(boolean found) {
        if (!found) {
            throw new HubException(ErrorCode.NOT_FOUND, "There is no account of this id.");
        }
    }

    private void append(Caller caller, String action, UUID accountId) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "account:" + accountId));
    }
}
