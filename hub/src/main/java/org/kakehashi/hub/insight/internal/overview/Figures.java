package org.kakehashi.hub.insight.internal.overview;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A week of some pupils.
 *
 * @param pupils how many they are
 * @param studied of these, who studied
 * @param seconds that they studied together
 * @param recorded pupil days to attend that have a record
 * @param absent of these, days absent
 */
record Figures(int pupils, long studied, long seconds, long recorded, long absent) {
    private static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    /** Of all these pupils together. */
    static Figures sum(Collection<Figures> parts) {
        return parts.stream()
                .reduce(
                        NONE,
                        (a, b) -> new Figures(
                                a.pupils + b.pupils,
                                a.studied + b.studied,
                                a.seconds + b.seconds,
                                a.recorded + b.recorded,
                                a.absent + b.absent));
    }

    /** Pupils who studied, in percent; null where there are none. */
    public @Nullable Integer studiedPercent() {
        return percent(studied, pupils);
    }

    /** Minutes that a pupil studied in the week, on average; null where there are none. */
    public @Nullable Integer minutes() {
        return pupils == 0 ? null : Math.toIntExact(Math.round(seconds / 60.0 / pupils));
    }

    /** Days absent of days to attend, in percent; null where none is recorded. */
    public @Nullable Integer absentPercent() {
        return percent(absent, recorded);
    }

    private static @Nullable Integer percent(long part, long whole) {
        return whole == 0 ? null : Math.toIntExact(Math.round(100.0 * part / whole));
    }
}
