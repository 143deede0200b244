package org.kakehashi.connectors.onerostercsv;

import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.roster.CategoryRecord;
import org.kakehashi.connectors.spi.roster.LearningObjectiveRecord;
import org.kakehashi.connectors.spi.roster.LineItemRecord;
import org.kakehashi.connectors.spi.roster.ResultRecord;
import org.kakehashi.connectors.spi.roster.RosterFile;
import org.kakehashi.connectors.spi.roster.ScoreScaleRecord;
import org.kakehashi.connectors.spi.roster.ScoreScaleUseRecord;

/** Rows of the gradebook's files: categories, line items, results, score scales, and what refers to them. */
final class GradebookRows {

    static final String LINE_ITEM = "lineItemSourcedId";
    static final String RESULT = "resultSourcedId";

    private GradebookRows() {}

    static CategoryRecord category(Row row) {
        return new CategoryRecord(row.base(), row.required("title"), row.number("weight"));
    }

    static LineItemRecord lineItem(Row row) {
        LineItemRecord item = new LineItemRecord(
                row.base(),
                row.required("title"),
                row.text("description"),
                row.requiredDate("assignDate"),
                row.requiredDate("dueDate"),
                row.requiredId("classSourcedId"),
                row.requiredId("categorySourcedId"),
                row.requiredId("academicSessionSourcedId"),
                row.number("resultValueMin"),
                row.number("resultValueMax"),
                row.requiredId("schoolSourcedId"));
        if (item.resultValueMin() != null
                && item.resultValueMax() != null
                && item.resultValueMax().compareTo(item.resultValueMin()) < 0) {
            row.report(RowRule.RESULT_RANGE, "resultValueMax");
        }
        return item;
    }

    static ResultRecord result(Row row) {
        return new ResultRecord(
                row.base(),
                row.requiredId(LINE_ITEM),
                row.requiredId("studentSourcedId"),
                row.requiredWord("scoreStatus", Vocabulary.SCORE_STATUSES),
                row.number("score"),
                row.requiredDate("scoreDate"),
                row.text("comment"),
                row.text("textScore"),
                row.id("classSourcedId"),
                row.flag("inProgress"),
                row.flag("incomplete"),
                row.flag("late"),
                row.flag("missing"));
    }

    static ScoreScaleRecord scoreScale(Row row) {
        return new ScoreScaleRecord(
                row.base(),
                row.required("title"),
                row.required("type"),
                row.requiredId("orgSourcedId"),
                row.requiredId("courseSourcedId"),
                row.requiredId("classSourcedId"),
                row.requiredList("scoreScaleValue"));
    }

    static RowReader scaleUse(RosterFile file, String of) {
        return row -> new ScoreScaleUseRecord(
                row.base(), file, row.text("title"), row.requiredId(of), row.requiredId("scoreScaleSourcedId"));
    }

    static RowReader objective(RosterFile file, String of) {
        return row -> new LearningObjectiveRecord(
                row.base(),
                file,
                row.requiredId(of),
                row.requiredWord("source", Vocabulary.OBJECTIVE_SOURCES),
                row.required("learningObjectiveId"),
                row.number("score"),
                row.text("textScore"));
    }
}
