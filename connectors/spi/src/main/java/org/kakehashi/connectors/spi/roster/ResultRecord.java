package org.kakehashi.connectors.spi.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code results.csv}: a pupil's result of a line item.
 *
 * @param scoreStatus {@code exempt}, {@code fully graded}, {@code not submitted}, {@code partially graded},
 *     {@code submitted} or {@code ext:…}
 */
public record ResultRecord(
        Base base,
        String lineItemSourcedId,
        String studentSourcedId,
        String scoreStatus,
        @Nullable BigDecimal score,
        LocalDate scoreDate,
        @Nullable String comment,
        @Nullable String textScore,
        @Nullable String classSourcedId,
        @Nullable Boolean inProgress,
        @Nullable Boolean incomplete,
        @Nullable Boolean late,
        @Nullable Boolean missing)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.RESULTS;
    }
}
