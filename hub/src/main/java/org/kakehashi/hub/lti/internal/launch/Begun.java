package org.kakehashi.hub.lti.internal.launch;

import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Tool;

/** A launch that waits for the tool's authentication request, or has had it. */
record Begun(Launch launch, Tool tool, ResourceLink link) {
    /**
     * The link's id for the tool. A link that every class sees stands for one link a class, because a resource link belongs
     * to one context only (LTI Core 1.3, 3.1.2).
     */
    String resourceLinkId() {
        return link.classId() == null
                ? link.resourceLinkId() + "." + launch.classId()
                : link.resourceLinkId().toString();
    }
}
