package org.kakehashi.hub.lti.internal.launch;

import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;

/** A launch that waits for the tool's authentication request, or has had it. */
record Begun(Launch launch, Tool tool, ResourceLink link) {
    /** The link's id for the tool. */
    String resourceLinkId() {
        return link.idIn(launch.classId());
    }
}
