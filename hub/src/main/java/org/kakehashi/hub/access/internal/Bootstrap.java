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
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The first start: a tenant, its administrator, and the API clients that the environment asks for. Repeatable. */
@Component
class Bootstrap implements InitializingBean {
    private static final Set<Permission> XAPI = EnumSet.of(Permission.XAPI_ALL);

    /** Key and secret of the demo city's client, which everybody can read in the sources. */
    private static final String DEMO_CLIENT = "demo-city:demo-city-secret";

    private final BootstrapProperties wanted;
    private final HubProperties hub;
    private final Tenants tenants;
    private final AccountStore accounts;
    private final CredentialStore credentials;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final PasswordEncoder encoder;

    Bootstrap(
            BootstrapProperties wanted,
            HubProperties hub,
            Tenants tenants,
            AccountStore accounts,
            CredentialStore credentials,
            TenantTransactions transactions,
            AuditLog audit,
            PasswordEncoder encoder) {
        this.wanted = wanted;
        this.hub = hub;
        this.tenants = tenants;
        this.accounts = accounts;
        this.credentials = credentials;
        this.transactions = transactions;
        this.audit = audit;
        this.encoder = encoder;
    }

    @Override
    public void afterPropertiesSet() {
        refuseDemoData();
        Tenant tenant = tenants.ensure(wanted.tenantSlug(), wanted.tenantName());
        transactions.run(tenant.tenantId(), () -> {
            administrator(tenant);
            client(tenant, "xapi", wanted.xapiKey(), wanted.xapiSecret(), XAPI);
            client(tenant, "system", wanted.systemKey(), wanted.systemSecret(), EnumSet.allOf(Permission.class));
        });
    }

    /** Without the demo there are no default credentials, not even those that an earlier demo left behind. */
    private void refuseDemoData() {
        if (!wanted.demo() && credentials.find(Secrets.sha256(DEMO_CLIENT)).isPresent()) {
            throw new IllegalStateException("This database holds the demo city, whose passwords everybody knows. "
                    + "Set HUB_DATA to another folder, or start with the demo.");
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @SuppressWarnings("SystemOut")
    void announce() {
        if (!wanted.demo()) {
            System.out.printf("%n  Kakehashi: %s%n%n", signInAddress(wanted.tenantSlug()));
        }
    }

    private String signInAddress(String slug) {
        return hub.link("/t/" + slug + "/sign-in");
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
                        EnumSet.of(Role.ADMINISTRATOR, Role.OPERATOR),
                        Set.of()));
        audit.append(
                tenant.tenantId(), new AuditEvent(AuditEvent.SYSTEM, "access.create-account", null, "account:" + id));
        if (generated) {
            print(signInAddress(tenant.slug()), password);
        }
    }

    /** To standard output, not to the log: a log is kept and copied, and this is shown once. */
    @SuppressWarnings("SystemOut")
    private static void print(String address, String password) {
        System.out.printf(
                "%n  First administrator of %s%n    name      admin%n    password  %s%n" + "  This is shown once.%n%n",
                address, password);
    }

    private void client(Tenant tenant, String name, String key, String secret, Set<Permission> permissions) {
        if (key.isBlank()) {
            return;
        }
        if (secret.isBlank()) {
            throw new IllegalStateException(
                    "The API client " + key + " needs a secret: set HUB_BOOTSTRAP_XAPI_SECRET.");
        }
        UUID id = UUID.nameUUIDFromBytes(Secrets.sha256("bootstrap:" + key));
        ClientCaller caller = new ClientCaller(tenant.tenantId(), id, name, permissions, null);
        credentials.removeAll(tenant.tenantId(), id);
        credentials.add(Secrets.sha256(key + ":" + secret), caller, null);
    }
}
