package org.kakehashi.connectors.spi.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code userProfiles.csv}: a user's account with another system. The column {@code password} is not carried: the
 * hub takes no passwords from a roster.
 */
public record UserProfileRecord(
        Base base,
        String userSourcedId,
        String profileType,
        String vendorId,
        @Nullable String applicationId,
        @Nullable String description,
        String credentialType,
        String username)
        implements RosterRecord {

    @Override
    public RosterFile file() {
        return RosterFile.USER_PROFILES;
    }
}
