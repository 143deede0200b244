package org.kakehashi.connectors.spi.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code users.csv}: a pupil, a member of staff or a guardian.
 *
 * <p>The column {@code password} is not carried: the hub takes no passwords from a roster.
 *
 * @param identifier a number given by the school or the board
 * @param agentSourcedIds a pupil's guardians, or a guardian's pupils
 * @param homeClass {@code metadata.jp.homeClass}: the sourcedId of the pupil's home class
 */
public record UserRecord(
        Base base,
        boolean enabledUser,
        String username,
        List<UserId> userIds,
        UserName name,
        @Nullable String identifier,
        @Nullable String email,
        @Nullable String sms,
        @Nullable String phone,
        List<String> agentSourcedIds,
        List<String> grades,
        @Nullable UUID userMasterIdentifier,
        List<String> resourceSourcedIds,
        @Nullable String primaryOrgSourcedId,
        @Nullable String pronouns,
        @Nullable String homeClass)
        implements RosterRecord {

    /** A further identifier, written {@code {type:identifier}}. */
    public record UserId(String type, String identifier) {}

    public UserRecord {
        userIds = List.copyOf(userIds);
        agentSourcedIds = List.copyOf(agentSourcedIds);
        grades = List.copyOf(grades);
        resourceSourcedIds = List.copyOf(resourceSourcedIds);
    }

    @Override
    public RosterFile file() {
        return RosterFile.USERS;
    }
}
