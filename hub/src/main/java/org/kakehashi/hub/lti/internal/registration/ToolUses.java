package org.kakehashi.hub.lti.internal.registration;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.OptOuts;
import org.kakehashi.hub.access.Purposes;
import org.kakehashi.hub.access.ToolDirectory;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;

/** Who makes a tool and what for it is used, and to whom it is closed because of that. */
@Component
public class ToolUses implements ToolDirectory {
    private static final int LONGEST_VENDOR = 100;

    private final ToolUseStore store;
    private final OptOuts optOuts;
    private final Purposes purposes;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    ToolUses(ToolUseStore store, OptOuts optOuts, Purposes purposes, TenantTransactions transactions, AuditLog audit) {
        this.store = store;
        this.optOuts = optOuts;
        this.purposes = purposes;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What became of a wish to change it. */
    enum Outcome {
        CHANGED,
        NO_TOOL,
        /** The vendor's name is too long, or the tenant's list has no such purpose. */
        WRONG
    }

    /** A tool whose vendor nobody named goes by the host of its address. */
    @Override
    public List<Entry> tools(int tenantId) {
        return store.all(tenantId).stream().map(ToolUses::entry).toList();
    }

    /** One tool; empty where the tenant has no such tool. */
    Optional<ToolUseStore.Use> of(Caller caller, UUID toolId) {
        return transactions.readOnly(caller.tenantId(), () -> store.all(caller.tenantId()).stream()
                .filter(use -> use.clientId().equals(toolId))
                .findFirst());
    }

    /** The tools that the person is out of, by themselves or by their purposes; within a transaction of the tenant. */
    public Set<UUID> closedTo(int tenantId, UUID personId) {
        OptOuts.Outs outs = optOuts.of(tenantId, personId);
        if (outs.tools().isEmpty() && outs.purposes().isEmpty()) {
            return Set.of();
        }
        return store.all(tenantId).stream()
                .filter(use -> outs.from(use.clientId(), use.purpose()))
                .map(ToolUseStore.Use::clientId)
                .collect(Collectors.toSet());
    }

    /** Those of the persons to whom the tool is closed; within a transaction of the tenant. */
    public Set<UUID> closedTo(int tenantId, UUID toolId, Collection<UUID> personIds) {
        return store.all(tenantId).stream()
                .filter(use -> use.clientId().equals(toolId))
                .findFirst()
                .map(use -> optOuts.outOfTool(tenantId, personIds, toolId, use.purpose()))
                .orElse(Set.of());
    }

    /** Whether the person is out of the tool or of what it is for; audited where so. Within a transaction of the tenant. */
    public boolean refuses(Caller caller, UUID personId, UUID toolId) {
        boolean closed = closedTo(caller.tenantId(), personId).contains(toolId);
        if (closed) {
            audit.append(
                    caller.tenantId(),
                    new AuditEvent(caller.auditName(), "lti.refuse-launch", personId, "opted-out tool:" + toolId));
        }
        return closed;
    }

    /** Says who makes the tool and what for it is used; audited. */
    Outcome put(Caller caller, UUID toolId, String vendor, String purpose) {
        int tenantId = caller.tenantId();
        return transactions.inTenant(tenantId, () -> {
            if (vendor.length() > LONGEST_VENDOR
                    || vendor.chars().anyMatch(Character::isISOControl)
                    || !purposes.exists(tenantId, purpose)) {
                return Outcome.WRONG;
            }
            if (!store.put(tenantId, toolId, vendor.strip(), purpose)) {
                return Outcome.NO_TOOL;
            }
            audit.append(
                    tenantId,
                    new AuditEvent(caller.auditName(), "lti.use-tool", null, "tool:" + toolId + " purpose:" + purpose));
            return Outcome.CHANGED;
        });
    }

    /** The tenant's purposes, to choose from. */
    List<Purposes.Purpose> choice(int tenantId) {
        return purposes.all(tenantId);
    }

    private static Entry entry(ToolUseStore.Use use) {
        String vendor = use.vendor().isEmpty()
                ? String.valueOf(URI.create(use.targetLinkUri()).getHost())
                : use.vendor();
        return new Entry(use.clientId(), use.name(), vendor, use.purpose(), use.xapiGrant(), use.enabled());
    }
}
