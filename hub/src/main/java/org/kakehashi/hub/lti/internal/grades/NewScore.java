package org.kakehashi.hub.lti.internal.grades;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lti.internal.grades.Score.ActivityProgress;
import org.kakehashi.hub.lti.internal.grades.Score.GradingProgress;
import tools.jackson.databind.JsonNode;

/**
 * A score as a tool sends it (AGS 2.0, 3.4). Numbers may come as strings; members that the hub doesn't know are passed over.
 *
 * @param userId what the tool knows the pupil by
 * @param submission with {@code startedAt} and {@code submittedAt}, when the pupil worked (AGS 2.0, 3.4.8)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record NewScore(
        @Nullable String userId,
        @Nullable BigDecimal scoreGiven,
        @Nullable BigDecimal scoreMaximum,
        @Nullable String activityProgress,
        @Nullable String gradingProgress,
        @Nullable String comment,
        @Nullable String timestamp,
        @Nullable JsonNode submission) {
    private static final int LONGEST_COMMENT = 4000;
    private static final int LONGEST_SUBJECT = 255;

    /** How far a tool's clock may be ahead: a score of the far future would keep all later ones out. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** Whose it is, or a 400. */
    String subject() {
        return Wire.text("userId", userId, LONGEST_SUBJECT)
                .orElseThrow(() -> Wire.invalid("userId is missing: the sub of the pupil's launches."));
    }

    /** What it says, or a 400 that names what is wrong. */
    Score read(Instant now) {
        Optional<BigDecimal> given = Wire.number("scoreGiven", scoreGiven);
        Optional<BigDecimal> maximum = Wire.maximum("scoreMaximum", scoreMaximum);
        if (given.isPresent() && maximum.isEmpty()) {
            throw Wire.invalid("scoreMaximum is missing: scoreGiven needs it.");
        }
        Instant at = Wire.time("timestamp", timestamp)
                .orElseThrow(() -> Wire.invalid("timestamp is missing: when the score became what it is."));
        if (at.isAfter(now.plus(AHEAD))) {
            throw Wire.invalid("timestamp is in the future.");
        }
        return new Score(
                given.orElse(null),
                given.isPresent() ? maximum.orElse(null) : null,
                word("activityProgress", activityProgress, ActivityProgress.values()),
                word("gradingProgress", gradingProgress, GradingProgress.values()),
                Wire.text("comment", comment, LONGEST_COMMENT).orElse(null),
                at,
                submission("startedAt"),
                submission("submittedAt"));
    }

    private @Nullable Instant submission(String member) {
        String text = submission == null ? "" : submission.path(member).asString("");
        return Wire.time("submission." + member, text).orElse(null);
    }

    private static <E extends Enum<E>> E word(String member, @Nullable String word, E[] words) {
        return Arrays.stream(words)
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Wire.invalid(member + " must be one of " + Arrays.toString(words) + "."));
    }
}
