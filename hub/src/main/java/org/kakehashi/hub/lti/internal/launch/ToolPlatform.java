package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the hub says of itself ({@code tool_platform}, LTI Core 1.3, 5.4.2). */
@Component
class ToolPlatform {
    private static final String PRODUCT = "kakehashi";
    private static final String VERSION = "1";

    private final Tenants tenants;
    private final HubProperties hub;
    private final String contactEmail;

    /** @param contactEmail {@code hub.contact-email}: whom vendors write to; empty: not told */
    ToolPlatform(Tenants tenants, HubProperties hub, @Value("${hub.contact-email:}") String contactEmail) {
        this.tenants = tenants;
        this.hub = hub;
        this.contactEmail = contactEmail;
    }

    /** The claim; it is described by the name of the body that runs the schools. */
    Map<String, String> claim(int tenantId) {
        Map<String, String> claim = new LinkedHashMap<>();
        claim.put("guid", hub.issuer());
        claim.put("name", "Kakehashi");
        claim.put("description", tenants.name(tenantId));
        claim.put("url", hub.issuer());
        claim.put("product_family_code", PRODUCT);
        claim.put("version", VERSION);
        if (!contactEmail.isBlank()) {
            claim.put("contact_email", contactEmail);
        }
        return claim;
    }

    /** The same as substitution variables. */
    Map<String, String> variables(int tenantId) {
        Map<String, String> claim = claim(tenantId);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("ToolPlatform.productFamilyCode", PRODUCT);
        values.put("ToolPlatform.version", VERSION);
        values.put("ToolPlatformInstance.guid", String.valueOf(claim.get("guid")));
        values.put("ToolPlatformInstance.name", String.valueOf(claim.get("name")));
        values.put("ToolPlatformInstance.description", String.valueOf(claim.get("description")));
        values.put("ToolPlatformInstance.url", String.valueOf(claim.get("url")));
        if (claim.containsKey("contact_email")) {
            values.put("ToolPlatformInstance.contactEmail", contactEmail);
        }
        return values;
    }
}
