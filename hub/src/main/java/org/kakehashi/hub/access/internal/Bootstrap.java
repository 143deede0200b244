package org.kakehashi.hub.access.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.BootstrapProperties;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The first start: a tenant, its administrator, and the API clients that the environment asks for. Repeatable. */
@Component
class Bootstrap implements InitializingBean {
    private static final Set<Permission> XAPI = EnumSet.of(
            Permission.XAPI_STATEMENTS_WRITE,
            Permission.XAPI_STATEMENTS_READ,
            Permission.XAPI_STATE,
            Permission.XAPI_DEFINE,
            Permission.XAPI_PROFILE);

    private final BootstrapProperties wanted;
    private final Tenants tenants;
    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final PasswordEncoder encoder;

    Bootstrap(
            BootstrapProperties wanted,
            Tenants tenants,
            AccountStore accounts,
            CredentialStore credentials,
            TenantTransactions transactions,
            AuditLog audit,
            PasswordEncoder encoder) {
        this.wanted = wanted;
        this.tenants = tenants;
        this.accounts = accounts;
        this.credentials = credentials;
        this.transactions = transactions;
        this.audit = audit;
        this.encoder = encoder;
    }

    @Override
    public void afterPropertiesSet() {
        Tenant tenant = tenants.ensure(wanted.tenantSlug(), wanted.tenantName());
        transactions.run(tenant.tenantId(), () -> {
            administrator(tenant);
            client(tenant, "xapi", wanted.xapiKey(), wanted.xapiSecret(), XAPI);
            client(tenant, "system", wanted.systemKey(), wanted.systemSecret(), EnumSet.allOf(Permission.class));
        });
    }

    private void administrator(Tenant tenant) {
        if (accounts.byLoginName(tenant.tenantId(), "admin").isPresent()) {
            return;
        }
        boolean generated = wanted.adminPassword().isBlank();
        String password = generated ? Secrets.random() : wanted.adminPassword();
        UUID id = UUID.randomUUID();
        accounts.add(
                tenant.tenantId(),
                new AccountStore.Account(
                        id,
                        "admin",
                        String.valueOf(encoder.encode(password)),
                        "管理者",
                        null,
                        EnumSet.of(Role.ADMINISTRATOR, Role.OPERATOR)));
        audit.append(
                tenant.tenantId(), new AuditEvent(AuditEvent.SYSTEM, "access.create-account", null, "account:" + id));
        if (generated) {
            print(tenant, password);
        }
    }

    /** To standard output, not to the log: a log is kept and copied, and this is shown once. */
    @SuppressWarnings("SystemOut")
    private static void print(Tenant tenant, String password) {
        System.out.printf(
                "%n  First administrator of /t/%s/sign-in%n    name      admin%n    password  %s%n"
                        + "  This is shown once.%n%n",
                tenant.slug(), password);
    }

    private void client(Tenant tenant, String name, String key, String secret, Set<Permission> permissions) {
        if (key.isBlank()) {
            return;
        }
        UUID id = UUID.nameUUIDFromBytes(Secrets.sha256("bootstrap:" + key));
        ClientCaller caller = new ClientCaller(tenant.tenantId(), id, name, permissions, null);
        credentials.removeAll(tenant.tenantId(), id);
        credentials.add(Secrets.sha256(key + ":" + secret), caller, null);
    }
}
