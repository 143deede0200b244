package org.kakehashi.hub.insight.internal.board;

import java.util.Locale;

/** What a figure on the board rests on. */
enum Evidence {
    STUDY,
    ATTENDANCE,
    MOOD,
    VISITS;

    /** As in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
