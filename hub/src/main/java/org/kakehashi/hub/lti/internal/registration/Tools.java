package org.kakehashi.hub.lti.internal.registration;

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
import org.kakehashi.hub.lti.internal.toolkeys.KeySourceStore;
import org.springframework.stereotype.Component;

/** Registers tools and switches them on and off; either leaves a line in the audit. */
@Component
class Tools implements ClientNames {
    private final ToolStore store;
    private final KeySourceStore keys;
    private final TenantTransactions transactions;
    private final AccessTokens tokens;
    private final AuditLog audit;

    Tools(ToolStore store, KeySourceStore keys, TenantTransactions transactions, AccessTokens tokens, AuditLog audit) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** What became of a registration. */
    sealed interface Outcome {
        record Registered(Placement placement) implements Outcome {}

        record Rejected(List<Fault> faults) implements Outcome {}
    }

    /** Registers, deploys for the whole tenant and makes one link that every class sees; or says all that is wrong. */
    Outcome register(Caller caller, NewTool wanted) {
        List<Fault> faults = ToolRules.faultsOf(wanted);
        if (!faults.isEmpty()) {
            return new Outcome.Rejected(faults);
        }
        Placement placement = placement(wanted);
        transactions.run(caller.tenantId(), () -> {
            store.add(caller.tenantId(), placement.tool());
            if (wanted.jwks() != null) {
                keys.keep(caller.tenantId(), placement.tool().clientId(), wanted.jwks());
            }
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

    /** Every tool of the caller's tenant with its links. */
    List<Placement> all(Caller caller) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId(), null));
    }

    @Override
    public Map<UUID, String> clientNames(int tenantId) {
        return transactions.readOnly(tenantId, () -> store.all(tenantId, null)).stream()
                .map(Placement::tool)
                .collect(Collectors.toMap(Tool::clientId, Tool::name, (one, same) -> one));
    }

    /** One tool's links; empty where the tenant has no such tool. */
    List<Placement> of(Caller caller, UUID clientId) {
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

    /** Changes what the tool may call and learn; its tokens for services are withdrawn with it. False where there is none. */
    boolean set(Caller caller, UUID clientId, ToolSettings settings) {
        return transactions.inTenant(caller.tenantId(), () -> {
            if (!store.set(caller.tenantId(), clientId, settings)) {
                return false;
            }
            tokens.revokeServices(caller.tenantId(), clientId);
            String detail = "tool:" + clientId + " scopes:" + settings.scopes() + " subject:" + settings.subjectType()
                    + " released:" + settings.released();
            audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), "lti.set-tool", null, detail));
            return true;
        });
    }

    private void audited(Caller caller, String action, UUID clientId) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, null, "tool:" + clientId));
    }

    @SuppressWarnings("NullAway") // ToolRules has seen to it that what is required is there
    private static Placement placement(NewTool wanted) {
        Tool tool = new Tool(
                UUID.randomUUID(),
                wanted.name().strip(),
                wanted.initiateLoginUri(),
                wanted.targetLinkUri(),
                List.copyOf(wanted.redirects()),
                given(wanted.jwksUri()),
                null,
                given(wanted.deepLinkingUri()),
                given(wanted.iconUri()),
                Map.copyOf(wanted.custom()),
                Boolean.TRUE.equals(wanted.xapiGrant()),
                ToolSettings.LEAST,
                true,
                given(wanted.proctoringUri()));
        ResourceLink link = new ResourceLink(
                UUID.randomUUID(),
                tool.clientId(),
                UUID.randomUUID().toString(),
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
