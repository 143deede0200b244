package org.kakehashi.hub.roster.internal.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.CategoryRecord;
import org.kakehashi.connectors.spi.roster.LearningObjectiveRecord;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.ResourceRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.RosterRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleUseRecord;

/** Makes records again of what stands in the gradebook's tables. */
final class GradebookRecords {
    private GradebookRecords() {}

    static RosterRecord of(Base base, RosterFile file, ResultSet row) throws SQLException {
        return switch (file) {
            case CATEGORIES -> new CategoryRecord(base, row.getString("title"), row.getBigDecimal("weight"));
            case SCORE_SCALES ->
                new ScoreScaleRecord(
                        base,
                        row.getString("title"),
                        row.getString("type"),
                        row.getString("org_sourced_id"),
                        row.getString("course_sourced_id"),
                        row.getString("class_sourced_id"),
                        RosterRecords.list(row, "scale_values"));
            case LINE_ITEMS -> lineItem(base, row);
            case RESULTS -> result(base, row);
            case LINE_ITEM_SCORE_SCALES, RESULT_SCORE_SCALES ->
                new ScoreScaleUseRecord(
                        base,
                        file,
                        row.getString("title"),
                        row.getString("of_sourced_id"),
                        row.getString("score_scale_sourced_id"));
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS, RESULT_LEARNING_OBJECTIVE_IDS ->
                new LearningObjectiveRecord(
                        base,
                        file,
                        row.getString("of_sourced_id"),
                        row.getString("objective_source"),
                        row.getString("learning_objective_id"),
                        row.getBigDecimal("score"),
                        row.getString("text_score"));
            default -> new ResourceRecord(base, file, RosterRecords.texts(row.getString("cells")));
        };
    }

    private static LineItemRecord lineItem(Base base, ResultSet row) throws SQLException {
        return new LineItemRecord(
                base,
                row.getString("title"),
                row.getString("description"),
                row.getObject("assign_date", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                row.getString("class_sourced_id"),
                row.getString("category_sourced_id"),
                row.getString("academic_session_sourced_id"),
                row.getBigDecimal("result_value_min"),
                row.getBigDecimal("result_value_max"),
                row.getString("school_sourced_id"));
    }

    private static ResultRecord result(Base base, ResultSet row) throws SQLException {
        return new ResultRecord(
                base,
                row.getString("line_item_sourced_id"),
                row.getString("student_sourced_id"),
                row.getString("score_status"),
                row.getBigDecimal("score"),
                row.getObject("score_date", LocalDate.class),
                row.getString("comment"),
                row.getString("text_score"),
                row.getString("class_sourced_id"),
                row.getObject("in_progress", Boolean.class),
                row.getObject("incomplete", Boolean.class),
                row.getObject("late", Boolean.class),
                row.getObject("missing", Boolean.class));
    }
}
