package org.kakehashi.hub.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program: an API client by key and secret, or a launch's token.
 *
 * @param tenantId the tenant that the credentials imply
 * @param clientId the API client or tool
 * @param name the client's name, as in the authority of its statements
 * @param permissions what it may do
 * @param limits a launch token's limits; null: none
 * @param rules an API client's rules
 */
public record ClientCaller(
        int tenantId,
        UUID clientId,
        String name,
        Set<Permission> permissions,
        @Nullable GrantLimits limits,
        ClientRules rules)
        implements Caller {
    private static final long serialVersionUID = 1L;

    /** Adds the permissions that come with others. */
    public ClientCaller {
        permissions = PermissionMatrix.withImplied(permissions);
    }

    /** A client without rules. */
    public ClientCaller(
            int tenantId, UUID clientId, String name, Set<Permission> permissions, @Nullable GrantLimits limits) {
        this(tenantId, clientId, name, permissions, limits, ClientRules.NONE);
    }

    /** Key of the purpose for which it reads; null: it names none. */
    public @Nullable String purpose() {
        return rules.purpose();
    }

    @Override
    public String auditName() {
        return "client:" + clientId;
    }

    @Override
    public String getName() {
        return tenantId + ":" + clientId;
    }
}
