package org.kakehashi.hub.access.internal.grant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.AccountCaller;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who somebody is now, however long ago they signed in: a disabled account is nobody, and roles are those of today by the
 * account, its grants and the roster. Looked up again after {@link #LIFE}, so that a page that renews itself stays cheap.
 */
@Component
public class CurrentStanding {
    static final Duration LIFE = Duration.ofSeconds(5);
    private static final int MOST = 20_000;

    private final RoleGrantStore store;
    private final Standing standing;
    private final TenantTransactions transactions;
    private final Clock clock;
    private final Cache<Key, Optional<Set<Role>>> recent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFE).build();

    CurrentStanding(RoleGrantStore store, Standing standing, TenantTransactions transactions, Clock clock) {
        this.store = store;
        this.standing = standing;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Key(int tenantId, UUID accountId) {}

    /** The caller with the roles of now; empty: the account is disabled or gone. */
    public Optional<AccountCaller> of(AccountCaller signedIn) {
        Key key = new Key(signedIn.tenantId(), signedIn.accountId());
        Optional<Set<Role>> roles = recent.getIfPresent(key);
        if (roles == null) {
            roles = Objects.requireNonNull(transactions.readOnly(key.tenantId(), () -> look(signedIn)));
            recent.put(key, roles);
        }
        return roles.map(signedIn::withRoles);
    }

    /** The same, looked up in the open transaction: for who is just signing in, whatever was remembered. */
    public Optional<AccountCaller> now(AccountCaller signingIn) {
        return look(signingIn).map(signingIn::withRoles);
    }

    /** Lets that account's requests after the open transaction look again, on this node. */
    public void forgetAfterCommit(int tenantId, UUID accountId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                recent.invalidate(new Key(tenantId, accountId));
            }
        });
    }

    private Optional<Set<Role>> look(AccountCaller signedIn) {
        int tenant = signedIn.tenantId();
        LocalDate today = SchoolDay.today(clock);
        return store.enabledAccountRoles(tenant, signedIn.accountId()).map(own -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            roles.addAll(own);
            store.posts(tenant, signedIn.accountId(), today, today).forEach(post -> roles.add(post.role()));
            if (signedIn.personId() != null) {
                roles.addAll(standing.roles(tenant, signedIn.personId(), today));
            }
            return roles;
        });
    }
}
