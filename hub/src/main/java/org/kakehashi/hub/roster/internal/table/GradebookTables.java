package org.kakehashi.hub.roster.internal.table;

import java.util.List;
import java.util.TreeMap;
import org.kakehashi.connectors.spi.roster.CategoryRecord;
import org.kakehashi.connectors.spi.roster.LearningObjectiveRecord;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleUseRecord;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the gradebook's files and of resources, what is referred to before what refers. */
public final class GradebookTables {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static final RosterTable<ResourceRecord> RESOURCE = resources("roster_resource", RosterFile.RESOURCES);
    public static final RosterTable<ResourceRecord> CLASS_RESOURCE =
            resources("roster_class_resource", RosterFile.CLASS_RESOURCES);
    public static final RosterTable<ResourceRecord> COURSE_RESOURCE =
            resources("roster_course_resource", RosterFile.COURSE_RESOURCES);
    public static final RosterTable<ResourceRecord> USER_RESOURCE =
            resources("roster_user_resource", RosterFile.USER_RESOURCES);

    public static final RosterTable<CategoryRecord> CATEGORY = new RosterTable<>(
                    "roster_category", RosterFile.CATEGORIES, CategoryRecord.class)
            .text("title", CategoryRecord::title)
            .as("numeric", "weight", CategoryRecord::weight);

    public static final RosterTable<ScoreScaleRecord> SCORE_SCALE = new RosterTable<>(
                    "roster_score_scale", RosterFile.SCORE_SCALES, ScoreScaleRecord.class)
            .text("title", ScoreScaleRecord::title)
            .text("type", ScoreScaleRecord::type)
            .text("org_sourced_id", ScoreScaleRecord::orgSourcedId)
            .text("course_sourced_id", ScoreScaleRecord::courseSourcedId)
            .text("class_sourced_id", ScoreScaleRecord::classSourcedId)
            .list("scale_values", ScoreScaleRecord::values);

    public static final RosterTable<LineItemRecord> LINE_ITEM = new RosterTable<>(
                    "roster_line_item", RosterFile.LINE_ITEMS, LineItemRecord.class)
            .text("title", LineItemRecord::title)
            .text("description", LineItemRecord::description)
            .as("date", "assign_date", LineItemRecord::assignDate)
            .as("date", "due_date", LineItemRecord::dueDate)
            .text("class_sourced_id", LineItemRecord::classSourcedId)
            .text("category_sourced_id", LineItemRecord::categorySourcedId)
            .text("academic_session_sourced_id", LineItemRecord::academicSessionSourcedId)
            .as("numeric", "result_value_min", LineItemRecord::resultValueMin)
            .as("numeric", "result_value_max", LineItemRecord::resultValueMax)
            .text("school_sourced_id", LineItemRecord::schoolSourcedId);

    public static final RosterTable<ResultRecord> RESULT = new RosterTable<>(
                    "roster_result", RosterFile.RESULTS, ResultRecord.class)
            .text("line_item_sourced_id", ResultRecord::lineItemSourcedId)
            .text("student_sourced_id", ResultRecord::studentSourcedId)
            .text("score_status", ResultRecord::scoreStatus)
            .as("numeric", "score", ResultRecord::score)
            .as("date", "score_date", ResultRecord::scoreDate)
            .text("comment", ResultRecord::comment)
            .text("text_score", ResultRecord::textScore)
            .text("class_sourced_id", ResultRecord::classSourcedId)
            .as("boolean", "in_progress", ResultRecord::inProgress)
            .as("boolean", "incomplete", ResultRecord::incomplete)
            .as("boolean", "late", ResultRecord::late)
            .as("boolean", "missing", ResultRecord::missing);

    public static final RosterTable<ScoreScaleUseRecord> LINE_ITEM_SCALE =
            scaleUses("roster_line_item_scale", RosterFile.LINE_ITEM_SCORE_SCALES);
    public static final RosterTable<ScoreScaleUseRecord> RESULT_SCALE =
            scaleUses("roster_result_scale", RosterFile.RESULT_SCORE_SCALES);
    public static final RosterTable<LearningObjectiveRecord> LINE_ITEM_OBJECTIVE =
            objectives("roster_line_item_objective", RosterFile.LINE_ITEM_LEARNING_OBJECTIVE_IDS);
    public static final RosterTable<LearningObjectiveRecord> RESULT_OBJECTIVE =
            objectives("roster_result_objective", RosterFile.RESULT_LEARNING_OBJECTIVE_IDS);

    public static final List<RosterTable<?>> ALL = List.of(
            RESOURCE,
            CLASS_RESOURCE,
            COURSE_RESOURCE,
            USER_RESOURCE,
            CATEGORY,
            SCORE_SCALE,
            LINE_ITEM,
            RESULT,
            LINE_ITEM_SCALE,
            RESULT_SCALE,
            LINE_ITEM_OBJECTIVE,
            RESULT_OBJECTIVE);

    private GradebookTables() {}

    private static RosterTable<ResourceRecord> resources(String name, RosterFile file) {
        return new RosterTable<>(name, file, ResourceRecord.class)
                .as("jsonb", "cells", resource -> JSON.writeValueAsString(new TreeMap<>(resource.cells())));
    }

    private static RosterTable<ScoreScaleUseRecord> scaleUses(String name, RosterFile file) {
        return new RosterTable<>(name, file, ScoreScaleUseRecord.class)
                .text("title", ScoreScaleUseRecord::title)
                .text("of_sourced_id", ScoreScaleUseRecord::ofSourcedId)
                .text("score_scale_sourced_id", ScoreScaleUseRecord::scoreScaleSourcedId);
    }

    private static RosterTable<LearningObjectiveRecord> objectives(String name, RosterFile file) {
        return new RosterTable<>(name, file, LearningObjectiveRecord.class)
                .text("of_sourced_id", LearningObjectiveRecord::ofSourcedId)
                .text("objective_source", LearningObjectiveRecord::source)
                .text("learning_objective_id", LearningObjectiveRecord::learningObjectiveId)
                .as("numeric", "score", LearningObjectiveRecord::score)
                .text("text_score", LearningObjectiveRecord::textScore);
    }
}
