package org.kakehashi.connectors.spi.roster;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code lineItemLearningObjectiveIds.csv} or {@code resultLearningObjectiveIds.csv}.
 *
 * @param file one of the two
 * @param ofSourcedId the line item's sourcedId, or the result's
 * @param source where the objective is defined: CASE, unknown, or a word of the source's own ({@code ext:…})
 * @param score how far the objective is reached; of results only
 * @param textScore the same in words; of results only
 */
public record LearningObjectiveRecord(
        Base base,
        RosterFile file,
        String ofSourcedId,
        String source,
        String learningObjectiveId,
        @Nullable BigDecimal score,
        @Nullable String textScore)
        implements RosterRecord {

    public LearningObjectiveRecord {
        if (file != RosterFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS && file != RosterFile.RESULT_LEARNING_OBJECTIVE_IDS) {
            throw new IllegalArgumentException(file + " doesn't name learning objectives");
        }
    }
}
