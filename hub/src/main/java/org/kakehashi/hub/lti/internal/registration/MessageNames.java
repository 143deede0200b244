package org.kakehashi.hub.lti.internal.registration;

import java.util.List;
import java.util.Optional;

/** Messages that the hub sends to tools, as the platform's configuration lists them. A new one is added to {@link #ALL}. */
public final class MessageNames {
    /** Opens a resource link (LTI Core 1.3, 5). */
    public static final String RESOURCE_LINK = "LtiResourceLinkRequest";

    /** Lets a teacher choose materials (Deep Linking 2.0, 3). */
    public static final String DEEP_LINKING = "LtiDeepLinkingRequest";

    /** All, in the order of the configuration. */
    public static final List<Supported> ALL =
            List.of(new Supported(RESOURCE_LINK, List.of()), new Supported(DEEP_LINKING, List.of("ContentArea")));

    private MessageNames() {}

    /**
     * A message.
     *
     * @param type its {@code message_type}
     * @param placements from where it is sent, in the words of Dynamic Registration 1.0; none: from the study page
     */
    public record Supported(String type, List<String> placements) {}

    /** The message of that type; empty: the hub doesn't send it. */
    public static Optional<Supported> of(String type) {
        return ALL.stream().filter(message -> message.type().equals(type)).findFirst();
    }
}
