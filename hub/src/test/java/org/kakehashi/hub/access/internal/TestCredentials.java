package org.kakehashi.hub.access.internal;

import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.boot.test.context.TestComponent;

/** Lets tests add credentials of any kind. */
@TestComponent
public class TestCredentials {
    private final CredentialStore store;
    private final TenantTransactions transactions;

    TestCredentials(CredentialStore store, TenantTransactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    /** Adds what {@code secret} ({@code key:secret} or a token) stands for. */
    public void add(String secret, ClientCaller caller) {
        transactions.run(caller.tenantId(), () -> store.add(Secrets.sha256(secret), caller, null));
    }
}
