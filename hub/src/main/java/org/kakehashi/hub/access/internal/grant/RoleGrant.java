package org.kakehashi.hub.access.internal.grant;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Role;

/**
 * A role granted to an account.
 *
 * @param schoolId at which school or centre; null: over all
 * @param from the first school day
 * @param until the last school day
 */
record RoleGrant(
        UUID grantId, String loginName, Role role, @Nullable UUID schoolId, LocalDate from, LocalDate until) {}
