package org.kakehashi.hub.lti.internal.launch;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.deployment.Deployment;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;

/**
 * A launch that waits for the tool's authentication request, or has had it.
 *
 * @param link what is opened; of a deep linking launch, the tool's page for choosing, which is no link of anybody's
 * @param deployment under which; null: it is gone
 */
record Begun(
        Launch launch,
        Tool tool,
        ResourceLink link,
        @Nullable Deployment deployment) {
    /** The link's id for the tool. */
    String resourceLinkId() {
        return link.idIn(launch.classId());
    }
}
