package org.kakehashi.hub.access.internal.oidc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kakehashi.hub.access.PersonKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Identity providers in the database. */
@Repository
class IdentityProviderStore {
    private static final String SELECT =
            "select provider_id, name, issuer, client_id, claim, person_key, required_claim, "
                    + "required_value, enabled from identity_provider where tenant_id = :tenant";

    private final JdbcClient jdbc;

    IdentityProviderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<IdentityProvider> all(int tenantId) {
        return jdbc.sql(SELECT + " order by name, provider_id")
                .param("tenant", tenantId)
                .query((row, n) -> provider(row))
                .list();
    }

    Optional<IdentityProvider> find(int tenantId, UUID id) {
        return jdbc.sql(SELECT + " and provider_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query((row, n) -> provider(row))
                .optional();
    }

    /** The encrypted secret of one that exists. */
    byte[] secret(int tenantId, UUID id) {
        return jdbc.sql("select client_secret from identity_provider where tenant_id = :tenant and provider_id = :id")
                .param("tenant", tenantId)
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    void add(int tenantId, IdentityProvider provider, byte[] secret) {
        jdbc.sql("""
                        insert into identity_provider (tenant_id, provider_id, name, issuer, client_id, client_secret, claim,
                            person_key, required_claim, required_value, enabled)
                        values (:tenant, :id, :name, :issuer, :client, :secret, :claim, :key, :requiredClaim, :requiredValue,
                            :enabled)
                        """)
                .param("tenant", tenantId)
                .param("id", provider.providerId())
                .param("name", provider.name())
                .param("issuer", provider.issuer())
                .param("client", provider.clientId())
                .param("secret", secret)
                .param("claim", provider.claim())
                .param("key", provider.personKey().name())
                .param("requiredClaim", provider.requiredClaim())
                .param("requiredValue", provider.requiredValue())
                .param("enabled", provider.enabled())
                .update();
    }

    boolean enable(int tenantId, UUID id, boolean enabled) {
        return jdbc.sql(
                                "update identity_provider set enabled = :enabled where tenant_id = :tenant and provider_id = :id")
                        .param("tenant", tenantId)
                        .param("id", id)
                        .param("enabled", enabled)
                        .update()
                == 1;
    }

    private static IdentityProvider provider(ResultSet row) throws SQLException {
        return new IdentityProvider(
                row.getObject("provider_id", UUID.class),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getString("claim"),
                PersonKeys.Key.valueOf(row.getString("person_key")),
                row.getString("required_claim"),
                row.getString("required_value"),
                row.getBoolean("enabled"));
    }
}
