package org.kakehashi.hub.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants of this hub. The table is a reference table: no tenant owns it, and it holds nothing but names. */
@Component
public class Tenants {
    private static final int TRIES = 5;
    private static final int REMEMBERED = 10_000;

    private final Cache<Integer, Boolean> sandboxes =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
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

    /**
     * Makes the tenant of a sandbox where one of the places is free. Outside of transactions.
     *
     * @param until when it ends
     * @param most how many places there are, over all nodes
     */
    public Optional<Tenant> sandbox(String slug, String name, Instant until, int most) {
        // Two at once may take the same place; the second then makes nothing, and tries the next.
        for (int i = 0; i < TRIES; i++) {
            int made = jdbc.sql("""
                            insert into tenant (slug, name, sandbox_until, sandbox_place)
                            select :slug, :name, :until, min(place) from generate_series(1, :most) place
                            where not exists (select from tenant where sandbox_place = place)
                            having min(place) is not null
                            on conflict (sandbox_place) do nothing
                            """)
                    .param("slug", slug)
                    .param("name", name)
                    .param("until", until.atOffset(ZoneOffset.UTC))
                    .param("most", most)
                    .update();
            if (made == 1) {
                Tenant tenant = bySlug(slug).orElseThrow();
                purposes.seed(tenant.tenantId());
                return Optional.of(tenant);
            }
        }
        return Optional.empty();
    }

    /** Sandboxes that are over and still hold their place. */
    public List<Tenant> sandboxesOver(Instant now) {
        return jdbc.sql("""
                        select tenant_id, slug, name from tenant where sandbox_place is not null and sandbox_until <= :now
                        order by tenant_id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Tenant.class)
                .list();
    }

    /** Gives the place of a sandbox to the next; it stays marked as one. */
    public void freePlace(int tenantId) {
        jdbc.sql("update tenant set sandbox_place = null where tenant_id = :tenant and sandbox_place is not null")
                .param("tenant", tenantId)
                .update();
    }

    /** Whether the tenant is a sandbox, of which every page tells. It never changes, so the database is asked once. */
    public boolean isSandbox(int tenantId) {
        return sandboxes.get(
                tenantId, id -> jdbc.sql("select sandbox_until is not null from tenant where tenant_id = :tenant")
                        .param("tenant", id)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
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
