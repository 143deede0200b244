package org.kakehashi.hub.lti.internal.grades;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.LineItemStore.Filter;
import org.kakehashi.hub.lti.internal.material.LineItemWish;
import org.kakehashi.hub.lti.internal.material.MaterialStore;
import org.kakehashi.hub.lti.internal.registration.LtiScope;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.stereotype.Component;

/** The claim of a launch that says where the services are (AGS 2.0, 3.1). */
@Component
public class AgsClaim {
    /** Its name. */
    public static final String NAME = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

    private static final Set<LtiScope> OF_AGS =
            EnumSet.of(LtiScope.LINE_ITEM, LtiScope.LINE_ITEM_READ, LtiScope.RESULT_READ, LtiScope.SCORE);

    private final LineItemStore items;
    private final LineItems declaring;
    private final MaterialStore materials;
    private final HubProperties hub;

    AgsClaim(LineItemStore items, LineItems declaring, MaterialStore materials, HubProperties hub) {
        this.items = items;
        this.declaring = declaring;
        this.materials = materials;
        this.hub = hub;
    }

    /**
     * The claim's value, within a transaction of the tenant. The line item that the link declares is made where there is none yet.
     *
     * @param link what is launched
     * @param classId the class of the launch
     * @return null: the tool has none of the services, and the claim is left out
     */
    public @Nullable Map<String, Object> of(int tenantId, Tool tool, ResourceLink link, UUID classId) {
        List<String> scopes = scopes(tool);
        if (scopes.isEmpty()) {
            return null;
        }
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("scope", scopes);
        claim.put("lineitems", hub.link(LineItem.collectionPath(classId)));
        List<LineItem> coupled = coupled(tenantId, tool, link, classId);
        if (coupled.size() == 1) {
            claim.put("lineitem", hub.link(LineItem.path(coupled.getFirst().lineItemId())));
        }
        return claim;
    }

    /** The link's line items, two at most; the one that it declares is made where it isn't there. */
    private List<LineItem> coupled(int tenantId, Tool tool, ResourceLink link, UUID classId) {
        Filter ofLink = new Filter(link.resourceLinkId(), null, null);
        List<LineItem> coupled = items.page(tenantId, tool.clientId(), classId, ofLink, null, 2);
        // A link that came with its tool declares none.
        LineItemWish wish = link.classId() != null && coupled.stream().noneMatch(LineItem::declared)
                ? materials.lineItemWish(tenantId, link.resourceLinkId()).orElse(null)
                : null;
        if (wish == null) {
            return coupled;
        }
        declaring.declare(tenantId, link, classId, content(link, wish));
        return items.page(tenantId, tool.clientId(), classId, ofLink, null, 2);
    }

    /** The claim of a review (Submission Review 1.0), which is of one line item. Without a scope it only says which. */
    public Map<String, Object> ofReview(Tool tool, UUID classId, UUID lineItemId) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("scope", scopes(tool));
        claim.put("lineitems", hub.link(LineItem.collectionPath(classId)));
        claim.put("lineitem", hub.link(LineItem.path(lineItemId)));
        return claim;
    }

    private static List<String> scopes(Tool tool) {
        return tool.settings().scopes().stream()
                .filter(OF_AGS::contains)
                .map(LtiScope::uri)
                .sorted()
                .toList();
    }

    /** What the tool said of the line item when it offered the link (Deep Linking 2.0, 2.2.2). */
    private static LineItemContent content(ResourceLink link, LineItemWish wish) {
        return new LineItemContent(
                Objects.requireNonNullElse(wish.label(), link.title()),
                wish.scoreMaximum(),
                wish.resourceId(),
                wish.tag(),
                link.showing().submission().from(),
                link.showing().submission().until(),
                wish.gradesReleased(),
                wish.submissionReview());
    }
}
