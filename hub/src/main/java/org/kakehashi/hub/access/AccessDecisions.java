package org.kakehashi.hub.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.hub.access.internal.grant.RoleGrantStore;
import org.kakehashi.hub.access.internal.guardian.GuardianAccessStore;
import org.springframework.stereotype.Component;

/**
 * The one place that decides what of pupils' data a person sees: posts by the roster and by grants, judged by {@link
 * PermissionMatrix#reaches}. Asked inside a transaction of the tenant.
 */
@Component
public class AccessDecisions {
    private static final Set<Role> STAFF =
            Set.of(Role.TEACHER, Role.HOMEROOM_TEACHER, Role.SUBJECT_TEACHER, Role.PRINCIPAL);

    private final Standing standing;
    private final RoleGrantStore grants;
    private final GuardianAccessStore guardians;
    private final Timer time;

    AccessDecisions(Standing standing, RoleGrantStore grants, GuardianAccessStore guardians, MeterRegistry metrics) {
        this.standing = standing;
        this.grants = grants;
        this.guardians = guardians;
        this.time = CheckTimes.of(metrics, "permission");
    }

    /** What the caller sees of the school days from and to these, both inclusive. */
    public Sight sight(AccountCaller caller, LocalDate from, LocalDate to) {
        return Objects.requireNonNull(time.record(() -> new Sight(posts(caller, from, to))));
    }

    /**
     * Whose guardian the caller is on that school day, and what the tenant opens to guardians now. The days before are shown with it: a
     * guardian answers for the child, not for a time in a class.
     */
    public Children children(AccountCaller caller, LocalDate on) {
        int tenant = caller.tenantId();
        Set<UUID> children = caller.personId() == null ? Set.of() : standing.children(tenant, caller.personId(), on);
        Set<DataCategory> opened = guardians.opened(tenant);
        opened.retainAll(PermissionMatrix.reaches(Role.GUARDIAN).keySet());
        return new Children(children, opened);
    }

    /** What the caller is or was in that time. */
    public List<Post> posts(AccountCaller caller, LocalDate from, LocalDate to) {
        int tenant = caller.tenantId();
        List<Post> roster = caller.personId() == null ? List.of() : standing.posts(tenant, caller.personId(), from, to);
        List<Post> all = new ArrayList<>(roster);
        for (Post granted : grants.posts(tenant, caller.accountId(), from, to)) {
            if (granted.role() == Role.NURSE && granted.schoolId() == null) {
                all.addAll(nurse(roster));
            } else {
                all.add(granted);
            }
        }
        return all;
    }

    /** An account that is a nurse's without a school: she is one where the roster has her on the staff. */
    private static List<Post> nurse(List<Post> roster) {
        return roster.stream()
                .filter(post -> STAFF.contains(post.role()))
                .filter(post -> Objects.nonNull(post.schoolId()))
                .map(post -> new Post(Role.NURSE, null, post.schoolId(), post.from(), post.until()))
                .toList();
    }
}
