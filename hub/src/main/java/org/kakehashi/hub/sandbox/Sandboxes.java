package org.kakehashi.hub.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Role;
import org.kakehashi.hub.access.SchoolDay;
import org.kakehashi.hub.access.Secrets;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.TenantAccess;
import org.kakehashi.hub.access.TenantAccess.Login;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.ToolSwitch;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes sandboxes and ends them. */
@Component
class Sandboxes {
    private static final Logger LOG = LoggerFactory.getLogger(Sandboxes.class);
    private static final int SLUG_BYTES = 6;
    private static final int PER_MINUTE = 120;

    /** Runs of {@code connect} are counted from 1, and a sandbox has none. */
    private static final long NO_RUN = 0;

    private static final Set<Permission> CLIENT = EnumSet.of(
            Permission.MANAGE_TOOLS,
            Permission.VIEW_STATEMENTS,
            Permission.XAPI_STATEMENTS_READ,
            Permission.XAPI_STATEMENTS_WRITE);

    private final SandboxProperties properties;
    private final Tenants tenants;
    private final TenantAccess access;
    private final RosterImports rosters;
    private final ToolSwitch tools;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Sandboxes(
            SandboxProperties properties,
            Tenants tenants,
            TenantAccess access,
            RosterImports rosters,
            ToolSwitch tools,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.properties = properties;
        this.tenants = tenants;
        this.access = access;
        this.rosters = rosters;
        this.tools = tools;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a sandbox; empty where there are as many as there may be.
     *
     * @param label what the vendor calls it
     */
    Optional<Sandbox> open(String label) {
        Instant until = clock.instant().plus(properties.lifetime());
        String slug = "sandbox-" + HexFormat.of().formatHex(Secrets.sha256(Secrets.random()), 0, SLUG_BYTES);
        return tenants.sandbox(slug, "試用環境 " + label, until, properties.most()).map(tenant -> fill(tenant, until));
    }

    /** All of it, or a tenant that is closed again. */
    private Sandbox fill(Tenant tenant, Instant until) {
        int id = tenant.tenantId();
        boolean whole = false;
        try {
            SandboxSchool school = SandboxSchool.on(SchoolDay.today(clock));
            bringIn(id, school);
            Login vendor = access.account(id, "vendor", "教材事業者", null, EnumSet.of(Role.SANDBOX_VENDOR));
            List<Login> pupils = List.of(
                    person(id, "pupil1", school.pupils().get(0)),
                    person(id, "pupil2", school.pupils().get(1)));
            Login teacher = person(id, "teacher", school.teacher());
            Sandbox made = new Sandbox(
                    tenant, until, vendor, pupils, teacher, access.client(id, "sandbox", CLIENT, PER_MINUTE));
            whole = true;
            return made;
        } finally {
            if (!whole) {
                close(id);
            }
        }
    }

    private Login person(int tenantId, String loginName, SandboxSchool.Person person) {
        return access.account(
                tenantId, loginName, person.family() + " " + person.given(), person.id(), EnumSet.noneOf(Role.class));
    }

    private void bringIn(int tenantId, SandboxSchool school) {
        RosterStage stage = rosters.open(
                tenantId, NO_RUN, "sandbox", finding -> LOG.warn("The sandbox's school isn't sound: {}", finding));
        try {
            school.sendTo(stage);
            if (!stage.check()) {
                throw new IllegalStateException("The sandbox's school breaks the roster's rules");
            }
            transactions.run(tenantId, () -> {
                stage.apply(SchoolDay.today(clock));
                audited(tenantId, "sandbox.open");
            });
        } finally {
            stage.discard();
        }
    }

    /** Ends those whose time is over. What they hold stays, shut. */
    void endThoseOver() {
        for (Tenant over : tenants.sandboxesOver(clock.instant())) {
            close(over.tenantId());
        }
    }

    /** The place is free when all else is done, so that a sweep that broke off is done again. */
    private void close(int tenantId) {
        access.close(tenantId);
        tools.off(tenantId);
        transactions.run(tenantId, () -> audited(tenantId, "sandbox.end"));
        tenants.freePlace(tenantId);
    }

    private void audited(int tenantId, String action) {
        audit.append(tenantId, new AuditEvent(AuditEvent.SYSTEM, action, null, "sandbox"));
    }
}
