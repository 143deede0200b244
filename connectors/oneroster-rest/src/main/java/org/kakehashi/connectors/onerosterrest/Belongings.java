package org.kakehashi.connectors.onerosterrest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.RoleRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.UserProfileRecord;
import org.kakehashi.connectors.spi.roster.UserRecord;

/**
 * What stands inside a user: roles and profiles. They have no sourcedId there, so one is worked out from what they say, the same at
 * every read: a role's from user, org, role type and role, a profile's from user and profileId, which is unique within the user.
 */
final class Belongings {

    private final Progress progress;

    Belongings(Progress progress) {
        this.progress = progress;
    }

    /** @param profiles the user's, which a role may name */
    List<RoleRecord> roles(Item item, UserRecord user, List<UserProfileRecord> profiles) {
        List<Item> parts = item.parts("roles");
        if (parts.isEmpty() && user.base().status() != Base.Status.TO_BE_DELETED) {
            item.report(ItemRule.REQUIRED, "roles");
        }
        List<RoleRecord> roles = new ArrayList<>();
        Map<String, Integer> same = new HashMap<>();
        for (Item part : parts) {
            String org = part.requiredRef("org");
            String type = part.requiredWord("roleType", Vocabulary.ROLE_TYPES);
            String role = part.requiredWord("role", part.words().roles());
            LocalDate begin = part.date("beginDate");
            LocalDate end = part.lastDay("endDate");
            SchoolItems.checkOrder(part, begin, end);
            String key = Keys.of(user.sourcedId(), org, type, role);
            int nth = same.merge(key, 1, Integer::sum);
            roles.add(new RoleRecord(
                    base(user, RosterFile.ROLES, "role-" + (nth == 1 ? key : key + "-" + nth), progress.nextRole()),
                    user.sourcedId(),
                    type,
                    role,
                    begin,
                    end,
                    org,
                    known(profileKey(user, part.text("userProfile")), profiles)));
        }
        return roles;
    }

    List<UserProfileRecord> profiles(Item item, UserRecord user) {
        List<UserProfileRecord> profiles = new ArrayList<>();
        for (Item part : item.parts("userProfiles")) {
            List<Item> credentials = part.parts("credentials");
            String key = Objects.requireNonNullElse(profileKey(user, part.required("profileId")), "");
            String type = part.required("profileType");
            String vendor = part.required("vendorId");
            // A profile without credentials is no account; the hub keeps the first of several.
            for (Item credential : credentials.subList(0, Math.min(1, credentials.size()))) {
                profiles.add(new UserProfileRecord(
                        base(user, RosterFile.USER_PROFILES, key, progress.nextProfile()),
                        user.sourcedId(),
                        type,
                        vendor,
                        part.text("applicationId"),
                        part.text("description"),
                        credential.required("type"),
                        credential.required("username")));
            }
        }
        return profiles;
    }

    private static @Nullable String known(@Nullable String key, List<UserProfileRecord> profiles) {
        return profiles.stream().anyMatch(profile -> profile.sourcedId().equals(key)) ? key : null;
    }

    private static @Nullable String profileKey(UserRecord user, @Nullable String profileId) {
        return profileId == null ? null : "profile-" + Keys.of(user.sourcedId(), profileId);
    }

    /** They live and end with their user. */
    private static Base base(UserRecord user, RosterFile file, String sourcedId, long number) {
        return new Base(
                new Origin(file.oneRosterName(), number),
                sourcedId,
                user.base().status(),
                user.base().dateLastModified(),
                Map.of());
    }
}
