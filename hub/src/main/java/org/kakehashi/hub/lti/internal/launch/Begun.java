package org.kakehashi.hub.lti.internal.launch;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.deployment.Deployment;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;

/**
 * A launch that waits for the tool's authentication request, or has had it.
 *
 * @param link what is opened; of some messages a page of the tool's, which is no link of anybody's
 * @param deployment under which; null: it is gone
 */
record Begun(
        Launch launch,
        Tool tool,
        ResourceLink link,
        @Nullable Deployment deployment) {
    /** Whether it is a link that people have. */
    boolean hasLink() {
        return !link.resourceLinkId().equals(link.clientId());
    }

    /** The link's id for the tool. */
    String resourceLinkId() {
        return link.idIn(launch.classId());
    }
}
