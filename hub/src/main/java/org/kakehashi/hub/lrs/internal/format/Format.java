package org.kakehashi.hub.lrs.internal.format;

import java.util.Locale;
import java.util.Optional;

/** The values of the parameter {@code format} (1.0.3 part 3, 2.1.3). */
public enum Format {
    /** Only what identifies agents, groups, activities and verbs. */
    IDS,
    /** As received. */
    EXACT,
    /** With the definitions that the store knows of activities, in one language. */
    CANONICAL;

    /** The format of a parameter's value. */
    public static Optional<Format> of(String value) {
        for (Format format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
