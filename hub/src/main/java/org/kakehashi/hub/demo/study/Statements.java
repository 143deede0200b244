package org.kakehashi.hub.demo.study;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the drill's statements as the Japan xAPI assessment profile 1.0.0 (draft) wants them: {@code answered} with a
 * {@code cmi.interaction} that carries its score (MEXCBT's type 1), and {@code completed} for the whole attempt.
 */
public final class Statements {
    /** What {@code context.platform} says. */
    public static final String PLATFORM = "かけはしドリル";

    private static final String PROFILE = "https://w3id.org/japan-xapi/profiles/assessment/v1.0.0";
    private static final String EXTENSION = "https://w3id.org/japan-xapi/extensions/";
    private static final String VERB = "http://adlnet.gov/expapi/verbs/";
    private static final String ACTIVITY = "http://adlnet.gov/expapi/activities/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Statements() {}

    /** An xAPI Agent known by an account. */
    public static ObjectNode account(String homePage, String name) {
        var agent = JSON.objectNode().put("objectType", "Agent");
        agent.putObject("account").put("homePage", homePage).put("name", name);
        return agent;
    }

    /** One try at one question; several tries at it are several statements. */
    public static ObjectNode answered(UUID id, Attempt attempt, Answer answer) {
        var statement = frame(id, attempt, answer.at());
        verb(statement, "answered", "回答した");
        interaction(statement.putObject("object"), attempt.unit(), answer.item());
        var result = statement.putObject("result");
        score(result, answer.right() ? 1 : 0, 1);
        result.put("success", answer.right()).put("response", answer.response());
        result.put("duration", iso(answer.took()));
        context(statement, attempt);
        return statement;
    }

    /**
     * The end of an attempt.
     *
     * @param points questions that were right at the last try, as the profile counts an attempt's score
     * @param questions questions asked
     * @param finished whether the pupil went through to the end
     */
    public static ObjectNode completed(
            UUID id, Attempt attempt, Instant at, int points, int questions, boolean finished, Duration took) {
        var statement = frame(id, attempt, at);
        verb(statement, "completed", "終了した");
        var object = statement.putObject("object").put("objectType", "Activity");
        object.put("id", attempt.unit().iri());
        unitDefinition(object.putObject("definition"), attempt.unit());
        var result = statement.putObject("result");
        score(result, points, questions);
        result.put("success", finished).put("completion", finished).put("duration", iso(took));
        context(statement, attempt);
        return statement;
    }

    private static ObjectNode frame(UUID id, Attempt attempt, Instant at) {
        var statement = JSON.objectNode().put("id", id.toString()).put("version", "1.0.3");
        statement.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        statement.set("actor", attempt.actor());
        return statement;
    }

    private static void verb(ObjectNode statement, String name, String ja) {
        var verb = statement.putObject("verb").put("id", VERB + name);
        verb.putObject("display").put("ja", ja).put("en", name);
    }

    private static void interaction(ObjectNode object, Unit unit, Item item) {
        object.put("objectType", "Activity").put("id", item.iri());
        var definition = object.putObject("definition").put("type", ACTIVITY + "cmi.interaction");
        definition.putObject("name").put("ja-JP", unit.title() + " 第" + item.order() + "問");
        definition.putObject("description").put("ja-JP", item.prompt());
        definition.put("interactionType", item.kind() == Item.Kind.CHOICE ? "choice" : "fill-in");
        definition.putArray("correctResponsesPattern").add(item.answer());
        if (item.kind() == Item.Kind.CHOICE) {
            var choices = definition.putArray("choices");
            for (var option : item.options()) {
                choices.addObject().put("id", option).putObject("description").put("ja-JP", option);
            }
        }
        var extensions = extensions(definition, unit);
        extensions.putArray(EXTENSION + "purpose-of-question").add(unit.purpose());
        extensions.put(EXTENSION + "question-order", item.order());
    }

    private static void unitDefinition(ObjectNode definition, Unit unit) {
        definition.put("type", ACTIVITY + "assessment").putObject("name").put("ja-JP", unit.title());
        definition.putObject("description").put("ja-JP", unit.purpose());
        extensions(definition, unit);
    }

    private static ObjectNode extensions(ObjectNode definition, Unit unit) {
        var extensions = definition.putObject("extensions");
        extensions.putArray(EXTENSION + "subject").add(unit.subject());
        extensions.putArray(EXTENSION + "unit").add(unit.title());
        extensions.putArray(EXTENSION + "grade").add(unit.gradeName());
        return extensions;
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

    private static void context(ObjectNode statement, Attempt attempt) {
        var context = statement.putObject("context");
        context.put("registration", attempt.registration().toString());
        context.put("platform", PLATFORM).put("language", "ja-JP");
        var activities = context.putObject("contextActivities");
        activities.putArray("parent").addObject().put("id", attempt.unit().iri());
        activities.putArray("grouping").addObject().put("id", attempt.iri());
        activities.putArray("category").addObject().put("id", PROFILE);
        context.putObject("extensions").putArray(EXTENSION + "assessment-type").add("formative");
    }

    private static String iso(Duration duration) {
        // xAPI compares durations to a hundredth of a second.
        return Duration.ofMillis(duration.toMillis() / 10 * 10).toString();
    }
}
