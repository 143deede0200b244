package org.kakehashi.hub.lti.internal.grades;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tool says of a pupil's work (AGS 2.0, 3.4.1 to 3.4.8).
 *
 * @param scoreGiven of {@code scoreMaximum}; null: there is none, or none any more
 * @param scoreMaximum the tool's own maximum; null only without a score
 * @param activityProgress how far the pupil is
 * @param gradingProgress how far the grading is
 * @param comment for the pupil
 * @param scoredAt when the tool knew this
 * @param startedAt when the pupil began
 * @param submittedAt when the pupil handed in
 */
record Score(
        @Nullable BigDecimal scoreGiven,
        @Nullable BigDecimal scoreMaximum,
        ActivityProgress activityProgress,
        GradingProgress gradingProgress,
        @Nullable String comment,
        Instant scoredAt,
        @Nullable Instant startedAt,
        @Nullable Instant submittedAt) {
    private static final MathContext PRECISION = MathContext.DECIMAL64;

    /** AGS 2.0, 3.4.4, in its words. */
    enum ActivityProgress {
        Initialized,
        Started,
        InProgress,
        Submitted,
        Completed
    }

    /** AGS 2.0, 3.4.5, in its words. */
    enum GradingProgress {
        FullyGraded,
        Pending,
        PendingManual,
        Failed,
        NotReady
    }

    /** The score in the line item's measure; null: there is none. */
    @Nullable
    BigDecimal rescaled(BigDecimal maximum) {
        if (scoreGiven == null || scoreMaximum == null || scoreMaximum.compareTo(maximum) == 0) {
            return scoreGiven;
        }
        BigDecimal scaled = scoreGiven.multiply(maximum).divide(scoreMaximum, PRECISION);
        return plain(scaled);
    }

    /** The same, where it is a result: only what is fully graded is. */
    @Nullable
    BigDecimal result(BigDecimal maximum) {
        return gradingProgress == GradingProgress.FullyGraded ? rescaled(maximum) : null;
    }

    /** Without zeros at the end, and written out. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}
