package org.kakehashi.hub.lti.internal.registration;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.AccessTokens;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.ClientNames;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Registers and changes tools, and switches them on and off; each leaves a line in the audit. */
@Component
public class Tools implements ClientNames {
    private final ToolStore store;
    private final TenantTransactions transactions;
    private final AccessTokens tokens;
    private final AuditLog audit;

    Tools(ToolStore store, TenantTransactions transactions, AccessTokens tokens, AuditLog audit) {
        this.store = store;
        this.transactions = transactions;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** What became of a registration. */
    public sealed interface Outcome {
        /** There is a tool now. */
        record Registered(Placement placement) implements Outcome {}

        /** Nothing was registered, because of these. */
        record Rejected(List<Fault> faults) implements Outcome {}
    }

    /** What became of a change. */
    public sealed interface Change {
        /** It is as wanted. */
        record Changed(Placement placement) implements Change {}

        /** Nothing was changed, because of these. */
        record Rejected(List<Fault> faults) implements Change {}

        /** The tenant has no such tool. */
        record NoSuchTool() implements Change {}
    }

    /** Registers, deploys for the whole tenant and makes one link that every class sees; or says all that is wrong. */
    public Outcome register(Caller caller, NewTool wanted) {
        return register(caller, wanted, UUID.randomUUID(), UUID.randomUUID().toString());
    }

    /** The same under ids that the tool was told before. */
    public Outcome register(Caller caller, NewTool wanted, UUID clientId, String deploymentId) {
        List<Fault> faults = ToolRules.faultsOf(wanted);
        if (!faults.isEmpty()) {
            return new Outcome.Rejected(faults);
        }
        Placement placement = placement(wanted, clientId, deploymentId, ToolSettings.LEAST, true);
        transactions.run(caller.tenantId(), () -> {
            store.add(caller.tenantId(), placement.tool());
            store.deploy(
                    caller.tenantId(),
                    placement.tool().clientId(),
                    placement.link().deploymentId(),
                    null);
            store.add(caller.tenantId(), placement.link());
            audited(caller, "lti.register-tool", placement.tool().clientId());
        });
        return new Outcome.Registered(placement);
    }

    /**
     * Says anew all that was registered; what isn't given is gone. The tool's settings, switch, deployments and materials stay. Other
     * keys count from now on, on every node, since what is remembered of keys goes by where they are; tokens got with the old ones go.
     */
    public Change change(Caller caller, UUID clientId, NewTool wanted) {
        int tenantId = caller.tenantId();
        List<Fault> faults = ToolRules.faultsOf(wanted);
        return transactions.inTenant(tenantId, () -> {
            if (!store.lock(tenantId, clientId)) {
                return new Change.NoSuchTool();
            }
            if (!faults.isEmpty()) {
                return new Change.Rejected(faults);
            }
            Placement old = store.all(tenantId, clientId).getFirst();
            Placement changed = placement(
                    wanted,
                    clientId,
                    old.link().deploymentId(),
                    old.tool().settings(),
                    old.tool().enabled());
            ToolChange change = ToolChange.between(old, changed);
            if (!change.fields().isEmpty()) {
                store.change(tenantId, old.tool(), changed);
                withdraw(tenantId, clientId, change);
                String detail = "tool:" + clientId + " fields:" + String.join(",", change.fields());
                audit.append(tenantId, new AuditEvent(caller.auditName(), "lti.change-tool", null, detail));
            }
            return new Change.Changed(store.all(tenantId, clientId).getFirst());
        });
    }

    private void withdraw(int tenantId, UUID clientId, ToolChange change) {
        if (change.endsGrants()) {
            tokens.revokeAll(tenantId, clientId);
        } else if (change.ofKeys()) {
            tokens.revokeServices(tenantId, clientId);
        }
    }

    /** Every tool of the caller's tenant with its links. */
    public List<Placement> all(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId(), null));
    }

    @Override
    public Map<UUID, String> clientNames(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.all(tenantId, null)).stream()
                .map(Placement::tool)
                .collect(Collectors.toMap(Tool::clientId, Tool::name, (one, same) -> one));
    }

    /** One tool's links; empty where the tenant has no such tool. */
    public List<Placement> of(Caller caller, UUID clientId) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId(), clientId));
    }

    /** Switches the tool on or off, at once: a tool that goes off loses its tokens too. False where there is none. */
    boolean enable(Caller caller, UUID clientId, boolean enabled) {
        return transactions.inTenant(caller.tenantId(), () -> {
            if (!store.enable(caller.tenantId(), clientId, enabled)) {
                return false;
            }
            if (!enabled) {
                tokens.revokeAll(caller.tenantId(), clientId);
            }
            audited(caller, enabled ? "lti.enable-tool" : "lti.disable-tool", clientId);
            return true;
        });
    }

    /** Changes what the tool may call and learn; its tokens that may do more are withdrawn with it. False where there is none. */
    public boolean set(Caller caller, UUID clientId, ToolSettings settings) {
        return transactions.inTenant(caller.tenantId(), () -> {
            if (!store.set(caller.tenantId(), clientId, settings)) {
                return false;
            }
            tokens.revokeServicesBeyond(caller.tenantId(), clientId, LtiScope.permissions(settings.scopes()));
            String detail = "tool:" + clientId + " scopes:" + settings.scopes() + " subject:" + settings.subjectType()
                    + " released:" + settings.released() + " compatibility:" + settings.compatibility();
            audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), "lti.set-tool", null, detail));
            return true;
        });
    }

    /** What became of the wish that a tool watch over another's link. */
    enum Proctored {
        /** It does. */
        SET,
        /** There is no tool whose link it would be. */
        NO_TOOL,
        /** It can't: it is none, or has no address or no keys for that. */
        CANT
    }

    /** Has a tool watch over the link that came with another's registration; null: none. What teachers added is theirs to say. */
    Proctored proctor(Caller caller, UUID clientId, @Nullable UUID proctorId) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            boolean can = proctorId == null
                    || store.tool(tenantId, proctorId).filter(Tool::canProctor).isPresent();
            if (!store.lock(tenantId, clientId)) {
                return Proctored.NO_TOOL;
            }
            if (!can) {
                return Proctored.CANT;
            }
            store.proctor(tenantId, clientId, proctorId);
            String detail = "tool:" + clientId + " proctor:" + (proctorId == null ? "none" : proctorId);
            audit.append(tenantId, new AuditEvent(caller.auditName(), "lti.proctor-tool", null, detail));
            return Proctored.SET;
        });
    }

    private void audited(Caller caller, String action, UUID clientId) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "tool:" + clientId));
    }

    @SuppressWarnings("NullAway") // ToolRules has seen to it that what is required is there
    private static Placement placement(
            NewTool wanted, UUID clientId, String deploymentId, ToolSettings settings, boolean enabled) {
        Tool tool = new Tool(
                clientId,
                wanted.name().strip(),
                wanted.initiateLoginUri(),
                wanted.targetLinkUri(),
                List.copyOf(wanted.redirects()),
                given(wanted.jwksUri()),
                wanted.jwks() == null ? null : JSONObjectUtils.toJSONString(wanted.jwks()),
                given(wanted.deepLinkingUri()),
                given(wanted.iconUri()),
                Map.copyOf(wanted.custom()),
                Boolean.TRUE.equals(wanted.xapiGrant()),
                settings,
                enabled,
                given(wanted.proctoringUri()),
                null);
        ResourceLink link = new ResourceLink(
                UUID.randomUUID(),
                tool.clientId(),
                deploymentId,
                tool.name(),
                tool.targetLinkUri(),
                Map.of(),
                DocumentTarget.of(wanted.documentTarget()).orElse(DocumentTarget.WINDOW),
                null,
                Showing.PLAIN);
        return new Placement(tool, link);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
