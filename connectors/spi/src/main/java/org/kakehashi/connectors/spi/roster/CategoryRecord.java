package org.kakehashi.connectors.spi.roster;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code categories.csv}: a kind of line items.
 *
 * @param weight how much they count, in percent as a rule
 */
public record CategoryRecord(
        Base base, String title, @Nullable BigDecimal weight) implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.CATEGORIES;
    }
}
