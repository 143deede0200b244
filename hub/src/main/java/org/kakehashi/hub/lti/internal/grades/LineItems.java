package org.kakehashi.hub.lti.internal.grades;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.ClientCaller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.lti.internal.deployment.SchoolToolStore;
import org.kakehashi.hub.lti.internal.grades.LineItemStore.Filter;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.roster.Classes;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/**
 * A tool's line items (AGS 2.0, 3.2): each method is for one tool, and what isn't the tool's, or is of a class in which it isn't deployed,
 * is 404. Every change is audited.
 */
@Component
public class LineItems {
    /** Most line items of one tool in one class. */
    static final int MOST = 1000;

    private final LineItemStore store;
    private final AgsContextStore contexts;
    private final SchoolToolStore tools;
    private final Classes classes;
    private final TenantTransactions transactions;
    private final AuditLog audit;

    LineItems(
            LineItemStore store,
            AgsContextStore contexts,
            SchoolToolStore tools,
            Classes classes,
            TenantTransactions transactions,
            AuditLog audit) {
        this.store = store;
        this.contexts = contexts;
        this.tools = tools;
        this.classes = classes;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Makes the line item that a link declares (AGS 2.0, 3.2.2.1; Deep Linking 2.0, {@code lineItem}), unless the link has its declared one
     * in the class. Within a transaction of the tenant. For a link of every class it is to be called for each class, at the link's first
     * launch there; called again, it does nothing, unless the tool removed that line item.
     *
     * @param link the link that declares it
     * @param classId the class of the launch
     * @param content what the link's content item says of it
     */
    public void declare(int tenantId, ResourceLink link, UUID classId, LineItemContent content) {
        UUID id = UUID.randomUUID();
        if (store.add(tenantId, id, link.clientId(), classId, link.resourceLinkId(), true, content)) {
            audited(tenantId, AuditEvent.SYSTEM, "lti.declare-line-item", classId, id);
        }
    }

    /** A page of the tool's line items in a class, one more than {@code most} where there are more. */
    List<LineItem> page(
            ClientCaller tool, UUID classId, @Nullable String link, Filter filter, @Nullable UUID after, int most) {
        int tenant = tool.tenantId();
        return transactions.readOnly(tenant, () -> {
            deployedIn(tool, classId);
            UUID ofLink = link == null ? null : linkOf(tool, classId, link);
            Filter all = new Filter(ofLink, filter.resourceId(), filter.tag());
            return store.page(tenant, tool.clientId(), classId, all, after, most + 1);
        });
    }

    LineItem add(ClientCaller tool, UUID classId, NewLineItem wanted) {
        int tenant = tool.tenantId();
        UUID id = UUID.randomUUID();
        return transactions.inTenant(tenant, () -> {
            deployedIn(tool, classId);
            LineItemContent content = wanted.read();
            UUID link = linkOrNone(tool, classId, wanted.resourceLinkId());
            if (store.count(tenant, tool.clientId(), classId) >= MOST) {
                throw Wire.invalid("A tool has at most " + MOST + " line items in a context. Remove some first.");
            }
            store.add(tenant, id, tool.clientId(), classId, link, false, content);
            audited(tenant, tool.auditName(), "lti.add-line-item", classId, id);
            return own(tool, id);
        });
    }

    LineItem find(ClientCaller tool, UUID lineItemId) {
        return transactions.readOnly(tool.tenantId(), () -> own(tool, lineItemId));
    }

    /** Says everything anew: what isn't sent is cleared. The class stays, and the link of one that its link declares. */
    LineItem replace(ClientCaller tool, UUID lineItemId, NewLineItem wanted) {
        int tenant = tool.tenantId();
        return transactions.inTenant(tenant, () -> {
            LineItem item = own(tool, lineItemId);
            LineItemContent content = wanted.read();
            UUID link = linkOrNone(tool, item.classId(), wanted.resourceLinkId());
            store.replace(tenant, lineItemId, link, content);
            audited(tenant, tool.auditName(), "lti.change-line-item", item.classId(), lineItemId);
            return own(tool, lineItemId);
        });
    }

    void remove(ClientCaller tool, UUID lineItemId) {
        transactions.run(tool.tenantId(), () -> {
            LineItem item = own(tool, lineItemId);
            store.remove(tool.tenantId(), lineItemId);
            audited(tool.tenantId(), tool.auditName(), "lti.remove-line-item", item.classId(), lineItemId);
        });
    }

    /** The tool's line item, in a class in which it is deployed; within a transaction of the tenant. */
    LineItem own(ClientCaller tool, UUID lineItemId) {
        LineItem item = store.find(tool.tenantId(), tool.clientId(), lineItemId)
                .orElseThrow(() -> notFound("There is no such line item of this tool."));
        deployedIn(tool, item.classId());
        return item;
    }

    private void deployedIn(ClientCaller tool, UUID classId) {
        if (classes.find(tool.tenantId(), classId)
                .filter(one -> tools.isDeployed(tool.tenantId(), tool.clientId(), one.schoolId()))
                .isEmpty()) {
            throw notFound("There is no such context in which this tool is deployed.");
        }
    }

    private @Nullable UUID linkOrNone(ClientCaller tool, UUID classId, @Nullable String link) {
        return link == null ? null : linkOf(tool, classId, link);
    }

    private UUID linkOf(ClientCaller tool, UUID classId, String link) {
        return LinkId.of(link)
                .flatMap(id -> contexts.link(tool.tenantId(), tool.clientId(), classId, id))
                .orElseThrow(() -> notFound("resourceLinkId isn't that of a link of this tool in this context."));
    }

    private static HubException notFound(String detail) {
        return new HubException(ErrorCode.NOT_FOUND, detail);
    }

    private void audited(int tenantId, String actor, String action, UUID classId, UUID lineItemId) {
        audit.append(tenantId, new AuditEvent(actor, action, null, classId, null, "line-item:" + lineItemId));
    }
}
