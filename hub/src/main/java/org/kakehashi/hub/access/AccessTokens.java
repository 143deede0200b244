package org.kakehashi.hub.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.internal.CredentialStore;
import org.springframework.stereotype.Component;

/**
 * Opaque tokens: 256 random bits, of which the database keeps a SHA-256. A token is the Base64 of {@code launch:<random>}, so
 * that it is good behind {@code Basic}, where cmi5 (8.2.2) has it, and behind {@code Bearer}.
 */
@Component
public class AccessTokens {
    /** How the decoded token begins; key of the Basic credentials that it is. */
    public static final String PREFIX = "launch:";

    private final CredentialStore credentials;
    private final Clock clock;

    AccessTokens(CredentialStore credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Issues a token within the caller's transaction of the tenant.
     *
     * @param clientId the tool or client that it stands for
     * @param name the client's name, as in the authority of its statements
     * @param limits the launch's limits
     * @param lifetime how long it is good for
     * @return the token, to be handed out once; it can't be read back
     */
    public String issue(
            int tenantId,
            UUID clientId,
            String name,
            Set<Permission> permissions,
            GrantLimits limits,
            Duration lifetime) {
        String secret = PREFIX + Secrets.random();
        ClientCaller caller = new ClientCaller(tenantId, clientId, name, permissions, limits);
        credentials.add(Secrets.sha256(secret), caller, clock.instant().plus(lifetime));
        return Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Issues a token for services that no person stands behind, within the caller's transaction of the tenant; those of the client that
     * are over go.
     *
     * @param permissions what it may do
     * @return the token, to be handed out once
     */
    public String issueService(
            int tenantId, UUID clientId, String name, Set<Permission> permissions, Duration lifetime) {
        String token = Secrets.random();
        ClientCaller caller = new ClientCaller(tenantId, clientId, name, permissions, null);
        credentials.addToken(Secrets.sha256(token), caller, clock.instant().plus(lifetime));
        return token;
    }

    /** Withdraws the tokens of {@link #issueService}, and not those of launches; as {@link #revokeAll} otherwise. */
    public void revokeServices(int tenantId, UUID clientId) {
        credentials.removeServices(tenantId, clientId);
    }

    /** Withdraws the tokens of a tool's launches, and not those for services; gives how many. As {@link #revokeAll} otherwise. */
    public int revokeLaunches(int tenantId, UUID clientId) {
        return credentials.removeLaunches(tenantId, clientId);
    }

    /** Withdraws the tokens of one launch, by its xAPI registration; gives how many. As {@link #revokeAll} otherwise. */
    public int revokeLaunch(int tenantId, UUID registration) {
        return credentials.removeLaunch(tenantId, registration);
    }

    /** Removes tokens that were over before that time; within a transaction of the tenant. */
    public void forget(int tenantId, Instant endedBefore) {
        credentials.removeEnded(tenantId, endedBefore);
    }

    /** Withdraws those tokens of {@link #issueService} that may do more than {@code kept}; the others go on, as some tools ask for none before a token's end. */
    public void revokeServicesBeyond(int tenantId, UUID clientId, Set<Permission> kept) {
        credentials.removeServicesBeyond(tenantId, clientId, kept);
    }

    /**
     * Withdraws every credential of a client or tool; within a transaction of the tenant. Once it is committed, the next request
     * on this node is refused, and within 5 seconds those on other nodes.
     */
    public void revokeAll(int tenantId, UUID clientId) {
        credentials.removeAll(tenantId, clientId);
    }

    /** Withdraws every credential that may speak for one actor only, by the name of the actor's account; gives how many. As {@link #revokeAll} otherwise. */
    public int revokeActor(int tenantId, String actorName) {
        return credentials.removeActor(tenantId, actorName);
    }

    /** Withdraws a tool's credentials of launches, by the launches' registrations; as {@link #revokeAll} otherwise. */
    public void revokeLaunches(int tenantId, UUID clientId, Collection<UUID> registrations) {
        credentials.removeLaunches(tenantId, clientId, registrations);
    }
}
