package org.kakehashi.hub.lti.internal.grades;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.LineItemStore.Filter;
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
    private final HubProperties hub;

    AgsClaim(LineItemStore items, HubProperties hub) {
        this.items = items;
        this.hub = hub;
    }

    /**
     * The claim's value, within a transaction of the tenant.
     *
     * @param link what is launched
     * @param classId the class of the launch
     * @return null: the tool has none of the services, and the claim is left out
     */
    public @Nullable Map<String, Object> of(int tenantId, Tool tool, ResourceLink link, UUID classId) {
        List<String> scopes = tool.settings().scopes().stream()
                .filter(OF_AGS::contains)
                .map(LtiScope::uri)
                .sorted()
                .toList();
        if (scopes.isEmpty()) {
            return null;
        }
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("scope", scopes);
        claim.put("lineitems", hub.link(LineItem.collectionPath(classId)));
        Filter ofLink = new Filter(link.resourceLinkId(), null, null);
        List<LineItem> coupled = items.page(tenantId, tool.clientId(), classId, ofLink, null, 2);
        if (coupled.size() == 1) {
            claim.put("lineitem", hub.link(LineItem.path(coupled.getFirst().lineItemId())));
        }
        return claim;
    }
}
