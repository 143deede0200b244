package org.kakehashi.hub.access;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who signed in.
 *
 * @param tenantId the tenant under whose address they signed in
 * @param accountId the account
 * @param displayName for the page's header
 * @param personId the person of the roster that the account belongs to, where there is one
 * @param roles granted and from the roster, as of sign-in
 * @param clientIds a vendor's tools and API clients
 */
public record AccountCaller(
        int tenantId,
        UUID accountId,
        String displayName,
        @Nullable UUID personId,
        Set<Role> roles,
        Set<UUID> clientIds) implements Caller {
    private static final long serialVersionUID = 1L;

    /** A session of an earlier release has no clientIds. */
    public AccountCaller {
        clientIds = Objects.requireNonNullElse(clientIds, Set.of());
    }

    /** The same person with these roles. */
    public AccountCaller withRoles(Set<Role> now) {
        return new AccountCaller(tenantId, accountId, displayName, personId, now, clientIds);
    }

    @Override
    public Set<Permission> permissions() {
        return PermissionMatrix.of(roles);
    }

    @Override
    public String auditName() {
        return "account:" + accountId;
    }

    @Override
    public String getName() {
        return tenantId + ":" + accountId;
    }
}
