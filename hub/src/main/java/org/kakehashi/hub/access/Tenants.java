package org.kakehashi.hub.access;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants of this hub. The table is a reference table: no tenant owns it, and it holds nothing but names. */
@Component
public class Tenants {
    private final JdbcClient jdbc;
    private final Purposes purposes;

    Tenants(JdbcClient jdbc, Purposes purposes) {
        this.jdbc = jdbc;
        this.purposes = purposes;
    }

    /** All of them, by id; for the hub's own jobs. */
    public List<Tenant> all() {
        return jdbc.sql("select tenant_id, slug, name from tenant order by tenant_id")
                .query(Tenant.class)
                .list();
    }

    /** The tenant of a sign-in address. */
    public Optional<Tenant> bySlug(String slug) {
        return jdbc.sql("select tenant_id, slug, name from tenant where slug = :slug")
                .param("slug", slug)
                .query(Tenant.class)
                .optional();
    }

    /** A tenant's name. */
    public String name(int tenantId) {
        return jdbc.sql("select name from tenant where tenant_id = :tenant")
                .param("tenant", tenantId)
                .query(String.class)
                .single();
    }

    /** Finds the tenant with that slug, or makes it; either way it has purposes. Outside of transactions. */
    public Tenant ensure(String slug, String name) {
        jdbc.sql("insert into tenant (slug, name) values (:slug, :name) on conflict (slug) do nothing")
                .param("slug", slug)
                .param("name", name)
                .update();
        Tenant tenant = bySlug(slug).orElseThrow();
        purposes.seed(tenant.tenantId());
        return tenant;
    }
}
