package org.kakehashi.hub.lti.internal.registration;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a tool opens ({@code document_target}, LTI Core 1.3, 5.4.4). */
public enum DocumentTarget {
    /** A tab of its own; works where browsers withhold cookies from frames. */
    WINDOW,
    /** A frame on a page of the hub. */
    IFRAME;

    /** As in claims, parameters and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The target of that word; empty where there is none. */
    public static Optional<DocumentTarget> of(@Nullable String word) {
        for (DocumentTarget target : values()) {
            if (target.word().equals(word)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }
}
