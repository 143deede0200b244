package org.kakehashi.hub.lti.internal.grades;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource link's id as tools know it: the link's, and where every class sees that link, its class after a dot, because a resource
 * link belongs to one context only (LTI Core 1.3, 3.1.2).
 *
 * @param resourceLinkId the hub's own id
 * @param classId the class after the dot; null: the link is of one class
 */
record LinkId(UUID resourceLinkId, @Nullable UUID classId) {
    /** Reads one; empty: it can't be the hub's. */
    static Optional<LinkId> of(String text) {
        try {
            String[] parts = text.split("\\.", -1);
            return switch (parts.length) {
                case 1 -> Optional.of(new LinkId(UUID.fromString(parts[0]), null));
                case 2 -> Optional.of(new LinkId(UUID.fromString(parts[0]), UUID.fromString(parts[1])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return classId == null ? resourceLinkId.toString() : resourceLinkId + "." + classId;
    }
}
