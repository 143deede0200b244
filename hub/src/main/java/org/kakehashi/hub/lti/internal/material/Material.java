package org.kakehashi.hub.lti.internal.material;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.registration.Opening;
import org.kakehashi.hub.lti.internal.registration.Window;

/**
 * A material as it stands in a list.
 *
 * @param id of the resource link, or of the material
 * @param classId the class whose it is; null: it is every class's
 * @param description in plain text; of a {@link Kind#TEXT}, all of it
 * @param address what is opened; null: a tool's link, or a text
 * @param iconUri its picture or the tool's
 * @param removable whether a teacher added it
 * @param framed whether it opens on a page of the hub
 * @param toolOn whether its tool is on, and there for the school
 * @param opening how the tool wants it to open
 * @param proctoredBy the tool that pupils go to first; null: none
 */
public record Material(
        UUID id,
        @Nullable UUID classId,
        Kind kind,
        UUID clientId,
        String toolName,
        String title,
        @Nullable String description,
        @Nullable String address,
        @Nullable String iconUri,
        boolean hidden,
        Window available,
        boolean removable,
        boolean framed,
        boolean toolOn,
        Opening opening,
        @Nullable UUID proctoredBy) {

    private static final int TONES = 6;

    /** What it is. */
    public enum Kind {
        /** Something that a tool opens (Deep Linking 2.0, 2.2: {@code ltiResourceLink}). */
        LTI,
        /** A page ({@code link}). */
        LINK,
        /** A file to fetch ({@code file}). */
        FILE,
        /** A picture ({@code image}). */
        IMAGE,
        /** A text ({@code html}, without its markup). */
        TEXT
    }

    /** Whether pupils see it at that time. */
    public boolean seenAt(Instant at) {
        return toolOn && !hidden && available.holds(at);
    }

    /** The first character of the title, where there is no icon. */
    public String initial() {
        return title.isEmpty() ? "" : title.substring(0, title.offsetByCodePoints(0, 1));
    }

    /** Which of six colours is behind it, the same for all of a tool's. */
    public int tone() {
        return Math.floorMod(clientId.hashCode(), TONES);
    }
}
