package org.kakehashi.hub.access.internal.grant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Makes and ends grants. Each change is audited with it. */
@Component
class RoleGrants {
    private static final int MOST_SHOWN = 500;

    private final RoleGrantStore store;
    private final Standing standing;
    private final CurrentStanding current;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    RoleGrants(
            RoleGrantStore store,
            Standing standing,
            CurrentStanding current,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.standing = standing;
        this.current = current;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody asks to grant. */
    record Wanted(String loginName, Role role, @Nullable UUID schoolId, LocalDate from, LocalDate until) {}

    List<RoleGrant> latest(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.latest(tenantId, MOST_SHOWN));
    }

    Map<UUID, String> schools(int tenantId) {
        return transactions.readOnly(tenantId, () -> standing.schoolNames(tenantId));
    }

    /**
     * Grants the role.
     *
     * @throws HubException where the role isn't granted so, or account or school are unknown
     */
    UUID grant(Caller caller, Wanted wanted) {
        check(wanted);
        int tenant = caller.tenantId();
        return transactions.inTenant(tenant, () -> {
            UUID account = store.account(tenant, wanted.loginName())
                    .orElseThrow(() -> invalid("loginName: no account has this name."));
            UUID school = wanted.schoolId();
            if (school != null && !standing.schoolNames(tenant).containsKey(school)) {
                throw invalid("schoolId: no school or centre has this id.");
            }
            RoleGrant grant = new RoleGrant(
                    UUID.randomUUID(), wanted.loginName(), wanted.role(), school, wanted.from(), wanted.until());
            store.add(tenant, account, grant);
            current.forgetAfterCommit(tenant, account);
            String detail = "grant:" + grant.grantId() + " account:" + account + " role:" + grant.role() + " school:"
                    + school + " " + grant.from() + "/" + grant.until();
            audit.append(tenant, new AuditEvent(caller.auditName(), "access.grant-role", null, detail));
            return grant.grantId();
        });
    }

    /**
     * Ends the grant at once.
     *
     * @throws HubException where there is none, or it has ended
     */
    void end(Caller caller, UUID grantId) {
        int tenant = caller.tenantId();
        LocalDate yesterday = SchoolDay.today(clock).minusDays(1);
        transactions.run(tenant, () -> {
            UUID account =
                    store.end(tenant, grantId, yesterday).orElseThrow(() -> new HubException(ErrorCode.NOT_FOUND, ""));
            current.forgetAfterCommit(tenant, account);
            audit.append(tenant, new AuditEvent(caller.auditName(), "access.end-role-grant", null, "grant:" + grantId));
        });
    }

    private static void check(Wanted wanted) {
        if (!wanted.role().grantedAtSchool() && !wanted.role().grantedOverAll()) {
            throw invalid("role: only NURSE, PRINCIPAL, GUIDANCE_LEAD, SUPPORT_CENTRE_STAFF and BOARD_ANALYST are"
                    + " granted for a time.");
        }
        if (wanted.role().grantedAtSchool() == (wanted.schoolId() == null)) {
            throw invalid("schoolId: required for a role at a school, and not given for BOARD_ANALYST.");
        }
        if (wanted.until().isBefore(wanted.from())) {
            throw invalid("until: not before from.");
        }
        if (wanted.from().getYear() < 2000 || wanted.until().getYear() > 2999) {
            throw invalid("from, until: dates such as 2026-04-10.");
        }
    }

    private static HubException invalid(String detail) {
        return new HubException(ErrorCode.INVALID_REQUEST, detail);
    }
}
