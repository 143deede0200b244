package org.kakehashi.hub.demo.cbt;

import java.time.Duration;
import java.time.Instant;
import org.kakehashi.hub.demo.tool.StatementFrame;
import org.kakehashi.hub.demo.tool.XapiGrant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the test's statements as the Japan xAPI assessment profile 1.0.0 (draft) wants them: {@code attempted}, {@code answered} with a
 * {@code cmi.interaction} that carries its score (MEXCBT's type 1), {@code completed}.
 *
 * @param grant whom they are of
 */
record ExamStatements(XapiGrant grant, Exam exam) {
    private static final String PLATFORM = "かけはしテスト";
    private static final String PROFILE = "https://w3id.org/japan-xapi/profiles/assessment/v1.0.0";
    private static final String EXTENSION = "https://w3id.org/japan-xapi/extensions/";
    private static final String VERB = "http://adlnet.gov/expapi/verbs/";
    private static final String ACTIVITY = "http://adlnet.gov/expapi/activities/";

    /** The test began (4.3.1). */
    ObjectNode attempted(Instant at) {
        var statement = statement(at, "attempted", "開始した");
        whole(statement);
        return statement;
    }

    /** A question was answered, or answered anew (4.3.2). */
    ObjectNode answered(Instant at, Question question, String response, Duration took) {
        var statement = statement(at, "answered", "回答した");
        var definition = definition(statement, exam.iri(question), "cmi.interaction");
        definition.putObject("name").put("ja-JP", exam.title() + " 第" + question.order() + "問");
        definition.putObject("description").put("ja-JP", question.prompt());
        definition
                .put("interactionType", "choice")
                .putArray("correctResponsesPattern")
                .add(question.answer());
        var choices = definition.putArray("choices");
        for (var option : question.options()) {
            choices.addObject().put("id", option).putObject("description").put("ja-JP", option);
        }
        var extensions = (ObjectNode) definition.get("extensions");
        extensions.putArray(EXTENSION + "purpose-of-question").add(question.purpose());
        extensions.put(EXTENSION + "question-order", question.order());
        boolean right = question.answer().equals(response);
        var result = statement.putObject("result");
        score(result, right ? 1 : 0, 1);
        result.put("success", right).put("response", response).put("duration", StatementFrame.iso(took));
        return statement;
    }

    /**
     * The test was handed in (4.3.4).
     *
     * @param finished whether the pupil did that, not the clock
     */
    ObjectNode completed(Instant at, int points, boolean finished, Duration took) {
        var statement = statement(at, "completed", "終了した");
        whole(statement);
        var result = statement.putObject("result");
        score(result, points, exam.questions().size());
        result.put("success", finished).put("completion", true).put("duration", StatementFrame.iso(took));
        return statement;
    }

    private void whole(ObjectNode statement) {
        var definition = definition(statement, exam.iri(), "assessment");
        definition.putObject("name").put("ja-JP", exam.title());
        definition.putObject("description").put("ja-JP", exam.about());
    }

    private ObjectNode definition(ObjectNode statement, String id, String type) {
        var object = statement.putObject("object").put("objectType", "Activity").put("id", id);
        var definition = object.putObject("definition").put("type", ACTIVITY + type);
        var extensions = definition.putObject("extensions");
        extensions.putArray(EXTENSION + "subject").add(exam.subject());
        extensions.putArray(EXTENSION + "unit").add(exam.title());
        extensions.putArray(EXTENSION + "grade").add(exam.grade());
        extensions.putArray(EXTENSION + "course-of-study-code").add(exam.code());
        return definition;
    }

    private ObjectNode statement(Instant at, String verb, String ja) {
        var statement = StatementFrame.of(grant, at, VERB + verb, ja, PLATFORM, PROFILE);
        var activities = (ObjectNode) statement.at("/context/contextActivities");
        activities.putArray("parent").addObject().put("id", exam.iri());
        activities.putArray("grouping").addObject().put("id", Exam.BASE + "/attempts/" + grant.registration());
        statement
                .withObject("/context/extensions")
                .putArray(EXTENSION + "assessment-type")
                .add("summative");
        return statement;
    }

    private static void score(ObjectNode result, int raw, int max) {
        // The profile asks for at most seven decimals.
        double scaled = Math.round(raw * 1e7 / max) / 1e7;
        result.putObject("score")
                .put("scaled", scaled)
                .put("raw", raw)
                .put("min", 0)
                .put("max", max);
    }
}
