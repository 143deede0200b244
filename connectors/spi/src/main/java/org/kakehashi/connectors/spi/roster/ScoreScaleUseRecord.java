package org.kakehashi.connectors.spi.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code lineItemScoreScales.csv} or {@code resultScoreScales.csv}: which scale holds for what.
 *
 * @param file one of the two
 * @param ofSourcedId the line item's sourcedId, or the result's
 */
public record ScoreScaleUseRecord(
        Base base, RosterFile file, @Nullable String title, String ofSourcedId, String scoreScaleSourcedId)
        implements RosterRecord {

    public ScoreScaleUseRecord {
        if (file != RosterFile.LINE_ITEM_SCORE_SCALES && file != RosterFile.RESULT_SCORE_SCALES) {
            throw new IllegalArgumentException(file + " doesn't say where scales are used");
        }
    }
}
