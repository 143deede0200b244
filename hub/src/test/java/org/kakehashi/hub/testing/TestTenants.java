package org.kakehashi.hub.testing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.access.ClientRules;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.access.internal.TestCredentials;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** Makes tenants and API clients for tests. */
@TestComponent
@Import(TestCredentials.class)
public class TestTenants {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Tenants tenants;
    private final TestCredentials credentials;

    TestTenants(Tenants tenants, TestCredentials credentials) {
        this.tenants = tenants;
        this.credentials = credentials;
    }

    /**
     * A tenant of one test.
     *
     * @param id its tenant_id
     * @param slug of its sign-in page
     * @param key of an API client with every permission
     * @param secret of that client
     */
    public record TestTenant(int id, String slug, String key, String secret) {}

    /** A new tenant with an API client that may do everything. */
    public TestTenant create() {
        String slug = "test-" + COUNT.incrementAndGet();
        int id = tenants.ensure(slug, "テスト教育委員会 " + slug).tenantId();
        client(id, "key-" + slug, EnumSet.allOf(Permission.class));
        return new TestTenant(id, slug, "key-" + slug, "secret-of-" + "key-" + slug);
    }

    /** An API client {@code key} with the secret {@code secret-of-<key>}. */
    public UUID client(int tenantId, String key, Set<Permission> permissions) {
        UUID id = UUID.randomUUID();
        credentials.add(key + ":secret-of-" + key, new ClientCaller(tenantId, id, key, permissions, null));
        return id;
    }

    /** The same for a client that names a purpose. */
    public UUID client(int tenantId, String key, Set<Permission> permissions, String purpose) {
        UUID id = UUID.randomUUID();
        ClientRules rules = new ClientRules(List.of(), List.of(), List.of(), null, purpose);
        credentials.add(key + ":secret-of-" + key, new ClientCaller(tenantId, id, key, permissions, null, rules));
        return id;
    }
}
