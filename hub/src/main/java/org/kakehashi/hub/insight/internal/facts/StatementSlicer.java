package org.kakehashi.hub.insight.internal.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.SchoolDay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cuts from a statement's JSON what the facts need. The LRS has validated it, so absent members are all that can surprise. */
final class StatementSlicer {
    static final String ANSWERED = "http://adlnet.gov/expapi/verbs/answered";
    private static final String QUESTION_TYPE = "http://adlnet.gov/expapi/activities/question";
    private static final String INTERACTION_TYPE = "http://adlnet.gov/expapi/activities/cmi.interaction";
    private static final String UNIT = "https://w3id.org/japan-xapi/extensions/unit";
    private static final String NO_ACTIVITY = "urn:kakehashi:no-activity";
    private static final JsonMapper JSON = new JsonMapper();

    private StatementSlicer() {}

    /**
     * The slice of a statement.
     *
     * @param raw the statement as received
     * @param at its timestamp, or where it has none, when it was stored
     */
    static StudySlice slice(byte[] raw, Instant at) {
        JsonNode statement = JSON.readTree(raw);
        JsonNode context = statement.path("context");
        JsonNode result = statement.path("result");
        String registration = context.path("registration").asString("");
        List<String> grouping = ids(context.path("contextActivities").path("grouping"));
        String verb = statement.path("verb").path("id").asString("");
        boolean answer = verb.equals(ANSWERED);
        return new StudySlice(
                at,
                term(verb, statement.path("verb").path("display")),
                objectOf(statement),
                activityOf(statement),
                answer ? kindOf(statement) : AnswerKind.NONE,
                sessionOf(registration, grouping, at),
                attemptOf(registration, grouping, at),
                answer ? correct(result) : null,
                durationOf(result));
    }

    private static Term objectOf(JsonNode statement) {
        JsonNode object = statement.path("object");
        boolean activity = object.path("objectType").asString("Activity").equals("Activity") && object.hasNonNull("id");
        return activity
                ? term(object.path("id").asString(), object.path("definition").path("name"))
                : Term.of(NO_ACTIVITY, null, null);
    }

    /** The first parent; without one, the object itself. */
    private static Term activityOf(JsonNode statement) {
        JsonNode context = statement.path("context");
        JsonNode parent =
                elements(context.path("contextActivities").path("parent")).path(0);
        if (!parent.hasNonNull("id")) {
            return objectOf(statement);
        }
        Term term = term(parent.path("id").asString(), parent.path("definition").path("name"));
        if (term.named()) {
            return term;
        }
        JsonNode unit =
                statement.path("object").path("definition").path("extensions").path(UNIT);
        JsonNode name = unit.isMissingNode() ? context.path("extensions").path(UNIT) : unit;
        return Term.of(term.iri(), elements(name).path(0).asString(null), null);
    }

    private static AnswerKind kindOf(JsonNode statement) {
        String type = statement.path("object").path("definition").path("type").asString("");
        boolean scored = statement.path("result").path("score").isObject();
        if (type.equals(QUESTION_TYPE) && scored) {
            return AnswerKind.QUESTION;
        }
        return type.equals(INTERACTION_TYPE) && !scored ? AnswerKind.UNSCORED_INTERACTION : AnswerKind.ANSWER;
    }

    /** {@code success} where it is said; otherwise the full score is right and any other is not. */
    private static @Nullable Boolean correct(JsonNode result) {
        JsonNode score = result.path("score");
        if (result.path("success").isBoolean()) {
            return result.path("success").booleanValue();
        }
        if (score.path("scaled").isNumber()) {
            return score.path("scaled").doubleValue() >= 1;
        }
        boolean counted = score.path("raw").isNumber() && score.path("max").isNumber();
        return counted ? score.path("raw").doubleValue() >= score.path("max").doubleValue() : null;
    }

    private static UUID sessionOf(String registration, List<String> grouping, Instant at) {
        return registration.isEmpty() ? attemptOf(registration, grouping, at) : Term.idOf(registration);
    }

    /** The registration and the grouping together (the Japan profile's id of an attempt); without either, the school day. */
    private static UUID attemptOf(String registration, List<String> grouping, Instant at) {
        String name = registration + "\n" + String.join("\n", grouping);
        return Term.idOf(name.isBlank() ? SchoolDay.of(at).toString() : name);
    }

    private static @Nullable Duration durationOf(JsonNode result) {
        return StatedDuration.read(result.path("duration").asString("")).orElse(null);
    }

    private static List<String> ids(JsonNode activities) {
        List<String> ids = new ArrayList<>();
        elements(activities).forEach(activity -> ids.add(activity.path("id").asString("")));
        return ids.stream().sorted().toList();
    }

    /** xAPI lets a single activity stand for an array of one; extensions do as their author liked. */
    private static JsonNode elements(JsonNode value) {
        return value.isArray() || value.isMissingNode()
                ? value
                : JSON.createArrayNode().add(value);
    }

    private static Term term(String iri, JsonNode names) {
        String ja = inLanguage(names, "ja");
        String en = inLanguage(names, "en");
        boolean other = ja == null && en == null && !names.isEmpty();
        return Term.of(iri, ja, other ? names.values().iterator().next().asString("") : en);
    }

    private static @Nullable String inLanguage(JsonNode names, String language) {
        for (var name : names.properties()) {
            if (name.getKey().equals(language) || name.getKey().startsWith(language + "-")) {
                return name.getValue().asString("");
            }
        }
        return null;
    }
}
