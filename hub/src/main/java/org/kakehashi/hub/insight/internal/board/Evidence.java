package org.kakehashi.hub.insight.internal.board;

import java.util.Locale;
import org.kakehashi.hub.access.DataCategory;

/** What a figure on the board rests on. */
enum Evidence {
    STUDY(DataCategory.STUDY),
    ATTENDANCE(DataCategory.ATTENDANCE),
    MOOD(DataCategory.MOOD),
    VISITS(DataCategory.VISIT),
    /** What the nurse noted of the visits; no figure of the board shows it. */
    HEALTH(DataCategory.HEALTH),
    /** Daily observations; no figure of the board shows them, nor the two below. */
    OBSERVATIONS(DataCategory.OBSERVATION),
    GUIDANCE(DataCategory.GUIDANCE),
    TESTS(DataCategory.TEST_RESULT);

    private final DataCategory category;

    Evidence(DataCategory category) {
        this.category = category;
    }

    /** Who sees this category sees this evidence. */
    DataCategory category() {
        return category;
    }

    /** As in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
