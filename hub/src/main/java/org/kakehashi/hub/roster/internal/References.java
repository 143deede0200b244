package org.kakehashi.hub.roster.internal;

import java.util.List;

/** Which columns refer to which table. */
final class References {
    /**
     * A column whose values are sourcedIds.
     *
     * @param list whether it is a list of them
     * @param csvColumn what people know it as
     */
    record Reference(RosterTable<?> from, String column, boolean list, String csvColumn, RosterTable<?> to) {}

    static final List<Reference> ALL = List.of(
            one(RosterTables.ORG, "parent_sourced_id", "parentSourcedId", RosterTables.ORG),
            one(RosterTables.ACADEMIC_SESSION, "parent_sourced_id", "parentSourcedId", RosterTables.ACADEMIC_SESSION),
            one(RosterTables.COURSE, "school_year_sourced_id", "schoolYearSourcedId", RosterTables.ACADEMIC_SESSION),
            one(RosterTables.COURSE, "org_sourced_id", "orgSourcedId", RosterTables.ORG),
            one(RosterTables.SCHOOL_CLASS, "course_sourced_id", "courseSourcedId", RosterTables.COURSE),
            one(RosterTables.SCHOOL_CLASS, "school_sourced_id", "schoolSourcedId", RosterTables.ORG),
            many(RosterTables.SCHOOL_CLASS, "term_sourced_ids", "termSourcedIds", RosterTables.ACADEMIC_SESSION),
            many(RosterTables.USER, "agent_sourced_ids", "agentSourcedIds", RosterTables.USER),
            one(RosterTables.USER, "primary_org_sourced_id", "primaryOrgSourcedId", RosterTables.ORG),
            one(RosterTables.USER, "home_class", "metadata.jp.homeClass", RosterTables.SCHOOL_CLASS),
            one(RosterTables.USER_PROFILE, "user_sourced_id", "userSourcedId", RosterTables.USER),
            one(RosterTables.USER_ROLE, "user_sourced_id", "userSourcedId", RosterTables.USER),
            one(RosterTables.USER_ROLE, "org_sourced_id", "orgSourcedId", RosterTables.ORG),
            one(RosterTables.USER_ROLE, "user_profile_sourced_id", "userProfileSourcedId", RosterTables.USER_PROFILE),
            one(RosterTables.DEMOGRAPHICS, "sourced_id", "sourcedId", RosterTables.USER),
            one(RosterTables.ENROLLMENT, "class_sourced_id", "classSourcedId", RosterTables.SCHOOL_CLASS),
            one(RosterTables.ENROLLMENT, "school_sourced_id", "schoolSourcedId", RosterTables.ORG),
            one(RosterTables.ENROLLMENT, "user_sourced_id", "userSourcedId", RosterTables.USER));

    private References() {}

    private static Reference one(RosterTable<?> from, String column, String csvColumn, RosterTable<?> to) {
        return new Reference(from, column, false, csvColumn, to);
    }

    private static Reference many(RosterTable<?> from, String column, String csvColumn, RosterTable<?> to) {
        return new Reference(from, column, true, csvColumn, to);
    }
}
