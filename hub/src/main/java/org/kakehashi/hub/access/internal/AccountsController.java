package org.kakehashi.hub.access.internal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/accounts}: makes local accounts. */
@RestController
class AccountsController {
    private static final int LONGEST_PASSWORD = 72;

    private final AccountStore accounts;
    private final TenantTransactions transactions;
    private final PasswordEncoder encoder;
    private final AuditLog audit;

    AccountsController(
            AccountStore accounts, TenantTransactions transactions, PasswordEncoder encoder, AuditLog audit) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.encoder = encoder;
        this.audit = audit;
    }

    /**
     * bcrypt reads 72 bytes, so longer passwords are refused rather than cut. {@code clientIds} are a vendor's tools and API
     * clients, whose statements it may see.
     */
    record NewAccount(
            @NotBlank @Size(max = 100) String loginName,
            @NotBlank @Size(min = 12, max = 72) String password,
            @NotBlank @Size(max = 100) String displayName,
            @NotNull Set<Role> roles,
            @Nullable UUID personId,
            @Nullable @Size(max = 20) Set<UUID> clientIds) {}

    record Made(UUID accountId) {}

    @PostMapping("/api/v1/accounts")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@AuthenticationPrincipal Caller caller, @RequestBody @Valid NewAccount wanted) {
        if (wanted.password().getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "password: at most 72 bytes in UTF-8, which is 24 Japanese characters.");
        }
        if (!wanted.roles().stream().allMatch(Role::granted)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "roles: only ADMINISTRATOR, OPERATOR, VENDOR, BOARD_ANALYST and NURSE are granted; the others follow from the roster.");
        }
        Set<UUID> clients = wanted.clientIds() == null ? Set.of() : wanted.clientIds();
        if (!clients.isEmpty() && !wanted.roles().contains(Role.VENDOR)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "clientIds: only an account with the role VENDOR has tools of its own.");
        }
        AccountStore.Account account = new AccountStore.Account(
                UUID.randomUUID(),
                wanted.loginName(),
                String.valueOf(encoder.encode(wanted.password())),
                wanted.displayName(),
                wanted.personId(),
                wanted.roles().isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(wanted.roles()),
                clients);
        transactions.run(caller.tenantId(), () -> add(caller, account));
        return new Made(account.accountId());
    }

    private void add(Caller caller, AccountStore.Account account) {
        if (!accounts.add(caller.tenantId(), account)) {
            throw new HubException(ErrorCode.CONFLICT, "loginName: an account of that name exists already.");
        }
        audit.append(
                caller.tenantId(),
                new AuditEvent(
                        caller.auditName(),
                        "access.create-account",
                        account.personId(),
                        "account:" + account.accountId()));
    }
}
