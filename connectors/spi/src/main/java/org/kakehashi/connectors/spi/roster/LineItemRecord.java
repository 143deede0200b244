package org.kakehashi.connectors.spi.roster;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code lineItems.csv}: something that pupils of a class get results for.
 *
 * @param resultValueMin the lowest score there is
 * @param resultValueMax the highest
 */
public record LineItemRecord(
        Base base,
        String title,
        @Nullable String description,
        LocalDate assignDate,
        LocalDate dueDate,
        String classSourcedId,
        String categorySourcedId,
        String academicSessionSourcedId,
        @Nullable BigDecimal resultValueMin,
        @Nullable BigDecimal resultValueMax,
        String schoolSourcedId)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.LINE_ITEMS;
    }
}
