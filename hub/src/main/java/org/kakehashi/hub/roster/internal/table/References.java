package org.kakehashi.hub.roster.internal.table;

import java.util.List;

/** Which columns refer to which table; those first whose table is applied first. */
public final class References {
    /**
     * A column whose values are sourcedIds.
     *
     * @param list whether it is a list of them
     * @param needed whether a row means nothing without what it refers to, so that it ends together with it
     * @param csvColumn what people know it as
     */
    public record Reference(
            RosterTable<?> from, String column, boolean list, boolean needed, String csvColumn, RosterTable<?> to) {}

    public static final List<Reference> ALL = List.of(
            maybe(RosterTables.ORG, "parent_sourced_id", "parentSourcedId", RosterTables.ORG),
            maybe(RosterTables.ACADEMIC_SESSION, "parent_sourced_id", "parentSourcedId", RosterTables.ACADEMIC_SESSION),
            maybe(RosterTables.COURSE, "school_year_sourced_id", "schoolYearSourcedId", RosterTables.ACADEMIC_SESSION),
            one(RosterTables.COURSE, "org_sourced_id", "orgSourcedId", RosterTables.ORG),
            one(RosterTables.SCHOOL_CLASS, "course_sourced_id", "courseSourcedId", RosterTables.COURSE),
            one(RosterTables.SCHOOL_CLASS, "school_sourced_id", "schoolSourcedId", RosterTables.ORG),
            many(RosterTables.SCHOOL_CLASS, "term_sourced_ids", "termSourcedIds", RosterTables.ACADEMIC_SESSION),
            many(RosterTables.USER, "agent_sourced_ids", "agentSourcedIds", RosterTables.USER),
            maybe(RosterTables.USER, "primary_org_sourced_id", "primaryOrgSourcedId", RosterTables.ORG),
            maybe(RosterTables.USER, "home_class", "metadata.jp.homeClass", RosterTables.SCHOOL_CLASS),
            one(RosterTables.USER_PROFILE, "user_sourced_id", "userSourcedId", RosterTables.USER),
            one(RosterTables.USER_ROLE, "user_sourced_id", "userSourcedId", RosterTables.USER),
            one(RosterTables.USER_ROLE, "org_sourced_id", "orgSourcedId", RosterTables.ORG),
            maybe(RosterTables.USER_ROLE, "user_profile_sourced_id", "userProfileSourcedId", RosterTables.USER_PROFILE),
            one(RosterTables.DEMOGRAPHICS, "sourced_id", "sourcedId", RosterTables.USER),
            one(RosterTables.ENROLLMENT, "class_sourced_id", "classSourcedId", RosterTables.SCHOOL_CLASS),
            one(RosterTables.ENROLLMENT, "school_sourced_id", "schoolSourcedId", RosterTables.ORG),
            one(RosterTables.ENROLLMENT, "user_sourced_id", "userSourcedId", RosterTables.USER),
            one(GradebookTables.SCORE_SCALE, "org_sourced_id", "orgSourcedId", RosterTables.ORG),
            one(GradebookTables.SCORE_SCALE, "course_sourced_id", "courseSourcedId", RosterTables.COURSE),
            one(GradebookTables.SCORE_SCALE, "class_sourced_id", "classSourcedId", RosterTables.SCHOOL_CLASS),
            one(GradebookTables.LINE_ITEM, "class_sourced_id", "classSourcedId", RosterTables.SCHOOL_CLASS),
            one(GradebookTables.LINE_ITEM, "category_sourced_id", "categorySourcedId", GradebookTables.CATEGORY),
            one(
                    GradebookTables.LINE_ITEM,
                    "academic_session_sourced_id",
                    "academicSessionSourcedId",
                    RosterTables.ACADEMIC_SESSION),
            one(GradebookTables.LINE_ITEM, "school_sourced_id", "schoolSourcedId", RosterTables.ORG),
            one(GradebookTables.RESULT, "line_item_sourced_id", "lineItemSourcedId", GradebookTables.LINE_ITEM),
            one(GradebookTables.RESULT, "student_sourced_id", "studentSourcedId", RosterTables.USER),
            maybe(GradebookTables.RESULT, "class_sourced_id", "classSourcedId", RosterTables.SCHOOL_CLASS),
            one(GradebookTables.LINE_ITEM_SCALE, "of_sourced_id", "lineItemSourcedId", GradebookTables.LINE_ITEM),
            scale(GradebookTables.LINE_ITEM_SCALE),
            one(GradebookTables.RESULT_SCALE, "of_sourced_id", "resultSourcedId", GradebookTables.RESULT),
            scale(GradebookTables.RESULT_SCALE),
            one(GradebookTables.LINE_ITEM_OBJECTIVE, "of_sourced_id", "lineItemSourcedId", GradebookTables.LINE_ITEM),
            one(GradebookTables.RESULT_OBJECTIVE, "of_sourced_id", "resultSourcedId", GradebookTables.RESULT));

    private References() {}

    private static Reference one(RosterTable<?> from, String column, String csvColumn, RosterTable<?> to) {
        return new Reference(from, column, false, true, csvColumn, to);
    }

    private static Reference scale(RosterTable<?> from) {
        return one(from, "score_scale_sourced_id", "scoreScaleSourcedId", GradebookTables.SCORE_SCALE);
    }

    private static Reference maybe(RosterTable<?> from, String column, String csvColumn, RosterTable<?> to) {
        return new Reference(from, column, false, false, csvColumn, to);
    }

    private static Reference many(RosterTable<?> from, String column, String csvColumn, RosterTable<?> to) {
        return new Reference(from, column, true, false, csvColumn, to);
    }
}
