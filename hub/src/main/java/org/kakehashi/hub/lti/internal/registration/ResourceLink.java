package org.kakehashi.hub.lti.internal.registration;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a tool's that people can open (LTI Core 1.3, 3.1.2).
 *
 * @param resourceLinkId the link
 * @param clientId the tool
 * @param deploymentId under which it is launched
 * @param title for people
 * @param targetLinkUri what is opened
 * @param customParameters of this link; they win over the tool's
 * @param documentTarget where it opens from the study page
 * @param classId the class it belongs to; null: every class
 * @param showing how and when it is shown to the class
 */
public record ResourceLink(
        UUID resourceLinkId,
        UUID clientId,
        String deploymentId,
        String title,
        String targetLinkUri,
        Map<String, String> customParameters,
        DocumentTarget documentTarget,
        @Nullable UUID classId,
        Showing showing) {

    /**
     * The link's id for the tool. A link that every class sees stands for one link a class, because a resource link belongs
     * to one context only (LTI Core 1.3, 3.1.2).
     */
    public String idIn(UUID context) {
        return classId == null ? resourceLinkId + "." + context : resourceLinkId.toString();
    }

    /** Whether members of that class see it. */
    public boolean isOf(UUID context) {
        return classId == null || classId.equals(context);
    }
}
