package org.kakehashi.hub.lti.internal.deployment;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.Standing;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.registration.Fault;
import org.springframework.stereotype.Component;

/** Deploys tools, and takes them away; either leaves a line in the audit. */
@Component
class Deployments {
    /** Longer than a launch's tokens last: half an hour to fetch one, and twelve. */
    private static final Duration TOKENS = Duration.ofHours(13);

    private final DeploymentStore store;
    private final Standing standing;
    private final TenantTransactions transactions;
    private final AccessTokens tokens;
    private final AuditLog audit;
    private final Clock clock;

    Deployments(
            DeploymentStore store,
            Standing standing,
            TenantTransactions transactions,
            AccessTokens tokens,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.standing = standing;
        this.transactions = transactions;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A deployment as shown.
     *
     * @param school its name; null: it is for the whole tenant, or the roster has the school no more
     */
    record Line(Deployment deployment, @Nullable String school) {}

    /**
     * A tool's deployments.
     *
     * @param toolName for people
     * @param schools all of the tenant by name, to choose from
     */
    record Shown(String toolName, List<Line> lines, Map<UUID, String> schools) {}

    /** What became of a wish to deploy. */
    sealed interface Outcome {
        record Deployed(Line line) implements Outcome {}

        record Rejected(List<Fault> faults) implements Outcome {}

        record NoSuchTool() implements Outcome {}
    }

    /** The tool's; empty where the tenant has no such tool. */
    Optional<Shown> of(Caller caller, UUID clientId) {
        int tenantId = caller.tenantId();
        return transactions.readOnly(
                tenantId, () -> store.name(tenantId, clientId).map(name -> {
                    Map<UUID, String> schools = standing.schoolNames(tenantId);
                    List<Line> lines = store.all(tenantId, clientId).stream()
                            .map(one -> line(one, schools))
                            .toList();
                    return new Shown(name, lines, schools);
                }));
    }

    /** Deploys the tool for the tenant or at a school, at once; or says all that is wrong. */
    Outcome add(Caller caller, UUID clientId, NewDeployment wanted) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (store.lock(tenantId, clientId).isEmpty()) {
                return new Outcome.NoSuchTool();
            }
            Deployment deployment = wanted.deployment();
            Map<UUID, String> schools = standing.schoolNames(tenantId);
            List<Fault> faults = NewDeployment.faultsOf(deployment, store.all(tenantId, clientId), schools);
            if (!faults.isEmpty()) {
                return new Outcome.Rejected(faults);
            }
            store.add(tenantId, clientId, deployment);
            audited(
                    caller,
                    "lti.deploy-tool",
                    clientId,
                    deployment.deploymentId()
                            + (deployment.schoolId() == null ? "" : " school:" + deployment.schoolId()));
            return new Outcome.Deployed(line(deployment, schools));
        });
    }

    /**
     * Takes the tool away, at once: launches that wait, tokens of launches under the deployment, and services. Links, grades and
     * statements stay. False where there is no such deployment.
     */
    boolean remove(Caller caller, UUID clientId, String deploymentId) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (store.lock(tenantId, clientId).isEmpty() || !store.remove(tenantId, clientId, deploymentId)) {
                return false;
            }
            tokens.revokeLaunches(
                    tenantId,
                    clientId,
                    store.registrations(
                            tenantId, clientId, deploymentId, clock.instant().minus(TOKENS)));
            audited(caller, "lti.undeploy-tool", clientId, deploymentId);
            return true;
        });
    }

    private void audited(Caller caller, String action, UUID clientId, String deployment) {
        String detail = "tool:" + clientId + " deployment:" + deployment;
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, detail));
    }

    private static Line line(Deployment deployment, Map<UUID, String> schools) {
        UUID school = deployment.schoolId();
        return new Line(deployment, school == null ? null : schools.get(school));
    }
}
