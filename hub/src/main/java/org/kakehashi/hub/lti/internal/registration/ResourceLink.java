package org.kakehashi.hub.lti.internal.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something of a tool's that people can open (LTI Core 1.3, 3.1.2).
 *
 * @param resourceLinkId the link
 * @param clientId the tool
 * @param deploymentId under which it was chosen, or is launched; empty: it came with the tool, and is launched under whichever
 *     deployment its class's school has
 * @param title for people
 * @param targetLinkUri what is opened
 * @param customParameters of this link, and once it is launched of its deployment; they win over the tool's
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

    /** The link as it is launched under a deployment, whose custom parameters stand behind its own. */
    public ResourceLink under(String deployment, Map<String, String> parameters) {
        Map<String, String> merged = new LinkedHashMap<>(parameters);
        merged.putAll(customParameters);
        return new ResourceLink(
                resourceLinkId, clientId, deployment, title, targetLinkUri, merged, documentTarget, classId, showing);
    }

    /** Whether members of that class see it. */
    public boolean isOf(UUID context) {
        return classId == null || classId.equals(context);
    }
}
