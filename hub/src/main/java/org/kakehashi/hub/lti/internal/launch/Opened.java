package org.kakehashi.hub.lti.internal.launch;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.material.SubmissionReview;
import org.kakehashi.hub.lti.internal.registration.DocumentTarget;
import org.kakehashi.hub.lti.internal.registration.ResourceLink;
import org.kakehashi.hub.lti.internal.registration.Showing;
import org.kakehashi.hub.lti.internal.registration.Tool;

/** What messages open that don't open a link as it stands. Their links are kept nowhere; nobody else sees them. */
final class Opened {
    private Opened() {}

    /** The tool's page for choosing materials. */
    static ResourceLink choice(Tool tool, String deploymentId, UUID classId) {
        String address = Objects.requireNonNullElse(tool.deepLinkingUri(), tool.targetLinkUri());
        return page(tool, deploymentId, classId, address, Map.of());
    }

    /**
     * The tool's page for looking at what was handed in.
     *
     * @param link that the line item belongs to; null: none
     */
    static ResourceLink review(
            Tool tool, String deploymentId, UUID classId, @Nullable ResourceLink link, SubmissionReview review) {
        if (link == null) {
            String address = Objects.requireNonNullElse(review.url(), tool.targetLinkUri());
            return page(tool, deploymentId, classId, address, review.custom());
        }
        return new ResourceLink(
                link.resourceLinkId(),
                tool.clientId(),
                deploymentId,
                link.title(),
                Objects.requireNonNullElse(review.url(), link.targetLinkUri()),
                Substitution.merged(link.customParameters(), review.custom()),
                DocumentTarget.WINDOW,
                link.classId(),
                link.showing());
    }

    /** The page of a proctoring tool, for an assessment that is another tool's link. */
    static ResourceLink proctoring(Tool proctor, String deploymentId, ResourceLink assessment) {
        return new ResourceLink(
                assessment.resourceLinkId(),
                proctor.clientId(),
                deploymentId,
                assessment.title(),
                Objects.requireNonNullElse(proctor.proctoringUri(), proctor.targetLinkUri()),
                Map.of(),
                assessment.documentTarget(),
                assessment.classId(),
                assessment.showing());
    }

    private static ResourceLink page(
            Tool tool, String deploymentId, UUID classId, String address, Map<String, String> custom) {
        return new ResourceLink(
                tool.clientId(),
                tool.clientId(),
                deploymentId,
                tool.name(),
                address,
                custom,
                DocumentTarget.WINDOW,
                classId,
                Showing.PLAIN);
    }
}
