package org.kakehashi.connectors.spi.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code roles.csv}: what a user is at an org.
 *
 * @param roleType {@code primary} or {@code secondary}
 * @param role such as {@code student}, {@code teacher}, {@code principal}, {@code guardian}, or {@code ext:…}
 * @param beginDate the first day; null: since ever
 * @param endDate the last day, inclusive; null: open
 */
public record RoleRecord(
        Base base,
        String userSourcedId,
        String roleType,
        String role,
        @Nullable LocalDate beginDate,
        @Nullable LocalDate endDate,
        String orgSourcedId,
        @Nullable String userProfileSourcedId)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.ROLES;
    }
}
