package org.kakehashi.connectors.spi.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code orgs.csv}: a board of education ({@code district}) or a school.
 *
 * @param identifier the board's code (教育委員会コード) or the school's (学校コード)
 */
public record OrgRecord(
        Base base,
        String name,
        String type,
        @Nullable String identifier,
        @Nullable String parentSourcedId) implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.ORGS;
    }
}
