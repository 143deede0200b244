package org.kakehashi.hub.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A class as its roster delivered it.
 *
 * @param sourcedId of the class
 * @param offeringSourcedId of its course
 * @param offeringTitle of its course, where that was delivered
 * @param from its first school day
 * @param to its last school day
 */
public record CourseSection(
        SchoolClass schoolClass,
        String sourcedId,
        String offeringSourcedId,
        @Nullable String offeringTitle,
        LocalDate from,
        LocalDate to) {}
