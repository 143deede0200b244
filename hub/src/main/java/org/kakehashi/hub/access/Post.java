package org.kakehashi.hub.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is or was, where, from when until when.
 *
 * @param classId the class, where the role is held in one
 * @param schoolId the school or support centre; null: of the whole tenant
 * @param from the first school day
 * @param until the last school day
 */
public record Post(
        Role role, @Nullable UUID classId, @Nullable UUID schoolId, LocalDate from, LocalDate until) {

    /** Whether it is held on that school day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** Whether it opens a category of that class, on days on which it is held. */
    boolean opens(DataCategory category, UUID ofClass, UUID ofSchool) {
        Reach reach = PermissionMatrix.reaches(role).get(category);
        if (reach == null) {
            return false;
        }
        return switch (reach) {
            case OWN_CLASS, TAUGHT_CLASS -> ofClass.equals(classId);
            case SCHOOL -> ofSchool.equals(schoolId);
            case OWN, CHILDREN, AGGREGATE, ALL_STATEMENTS, OWN_TOOLS -> false;
        };
    }
}
