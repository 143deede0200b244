package org.kakehashi.hub.roster.internal.privacy;

import java.util.Map;

/** The gradebook's part of a person's export, by the file's name: see {@link RosterExportStore}, whose sets these queries use. */
final class PersonGradebook {
    static final Map<String, String> FILES = Map.of(
            "categories",
            """
            t.title, t.weight from roster_category t where t.tenant_id = :tenant and t.source = :source
                and t.sourced_id in (select category_sourced_id from asked)""",
            "scoreScales",
            """
            t.title, t.type, t.org_sourced_id as "orgSourcedId", t.course_sourced_id as "courseSourcedId",
            t.class_sourced_id as "classSourcedId", array_to_string(t.scale_values, ',') as "scoreScaleValue"
            from roster_score_scale t where t.tenant_id = :tenant and t.source = :source and t.sourced_id in (
                select u.score_scale_sourced_id from roster_result_scale u join scored on u.of_sourced_id = scored.sourced_id
                where u.tenant_id = :tenant and u.source = :source)""",
            "lineItems",
            """
            t.title, t.description, t.assign_date as "assignDate", t.due_date as "dueDate",
            t.class_sourced_id as "classSourcedId", t.category_sourced_id as "categorySourcedId",
            t.academic_session_sourced_id as "academicSessionSourcedId", t.result_value_min as "resultValueMin",
            t.result_value_max as "resultValueMax", t.school_sourced_id as "schoolSourcedId" from asked t""",
            "results",
            """
            t.line_item_sourced_id as "lineItemSourcedId", t.student_sourced_id as "studentSourcedId",
            t.score_status as "scoreStatus", t.score, t.score_date as "scoreDate", t.comment, t.text_score as "textScore",
            t.class_sourced_id as "classSourcedId", t.in_progress as "inProgress", t.incomplete, t.late, t.missing
            from scored t""",
            "resultScoreScales",
            """
            t.title, t.of_sourced_id as "resultSourcedId", t.score_scale_sourced_id as "scoreScaleSourcedId"
            from roster_result_scale t join scored on t.tenant_id = :tenant and t.source = :source
                and t.of_sourced_id = scored.sourced_id""",
            "resultLearningObjectiveIds",
            """
            t.of_sourced_id as "resultSourcedId", t.objective_source as source,
            t.learning_objective_id as "learningObjectiveId", t.score, t.text_score as "textScore"
            from roster_result_objective t join scored on t.tenant_id = :tenant and t.source = :source
                and t.of_sourced_id = scored.sourced_id""",
            "userResources",
            """
            t.cells ->> 'userSourcedId' as "userSourcedId", t.cells ->> 'orgSourcedId' as "orgSourcedId",
            t.cells ->> 'classSourcedId' as "classSourcedId", t.cells ->> 'resourceSourcedId' as "resourceSourcedId"
            from roster_user_resource t join me on t.tenant_id = :tenant and t.source = :source
                and t.cells ->> 'userSourcedId' = me.sourced_id""");

    private PersonGradebook() {}
}
