package org.kakehashi.hub.lti.internal.deployment;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;

/**
 * A tool's being there for a school, or for the whole tenant (LTI Core 1.3, 3.1.3).
 *
 * @param deploymentId what the tool knows it by
 * @param schoolId where; null: for the whole tenant
 * @param customParameters of its launches; they win over the tool's, and a link's win over them
 */
public record Deployment(String deploymentId, @Nullable UUID schoolId, Map<String, String> customParameters) {

    /** Whether it holds at that school. */
    public boolean isAt(UUID school) {
        return schoolId == null || schoolId.equals(school);
    }

    /** The link as it is launched under this deployment. */
    public ResourceLink opened(ResourceLink link) {
        return link.under(deploymentId, customParameters);
    }
}
