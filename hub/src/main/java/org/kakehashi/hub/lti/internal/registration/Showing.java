package org.kakehashi.hub.lti.internal.registration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How and when a link is shown to its class.
 *
 * @param position among the class's materials
 * @param hidden whether pupils don't see it
 * @param description what it is, in plain text
 * @param iconUri its own picture; null: the tool's
 * @param available when pupils may open it
 * @param submission when the tool takes answers, which is the tool's to hold to
 * @param opening how the tool wants it to open
 * @param proctoredBy the tool that pupils go to first (Proctoring Services 1.0); null: none
 */
public record Showing(
        int position,
        boolean hidden,
        @Nullable String description,
        @Nullable String iconUri,
        Window available,
        Window submission,
        Opening opening,
        @Nullable UUID proctoredBy) {
    /** Seen always, without anything of its own. */
    public static final Showing PLAIN =
            new Showing(0, false, null, null, Window.ALWAYS, Window.ALWAYS, Opening.ANY, null);
}
