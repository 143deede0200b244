package org.kakehashi.hub.insight;

import java.time.Instant;
import java.util.UUID;

/** Statements of a drill that knows persons, after the Japan assessment profile. */
public final class TestStatements {
    private final String homePage;
    private final String drill;

    /**
     * @param homePage of the actors' accounts
     * @param drill where the drill's activities have their names
     */
    public TestStatements(String homePage, String drill) {
        this.homePage = homePage;
        this.drill = drill;
    }

    /** An answer that took 20 seconds. */
    public String answered(UUID person, Instant at, String attempt, int question, boolean right) {
        String object = """
                {"id":"%s/items/%d","definition":{"type":"http://adlnet.gov/expapi/activities/cmi.interaction",
                 "interactionType":"fill-in","name":{"ja-JP":"分数のたし算 第%d問"},
                 "extensions":{"https://w3id.org/japan-xapi/extensions/unit":["分数のたし算"]}}}
                """.formatted(drill, question, question);
        String result = """
                {"success":%s,"score":{"scaled":%d,"raw":%d,"min":0,"max":1},"duration":"PT20S"}
                """.formatted(right, right ? 1 : 0, right ? 1 : 0);
        return statement(person, at, attempt, "answered", "回答した", object, result);
    }

    /** The end of an attempt that took so many seconds. */
    public String completed(UUID person, Instant at, String attempt, int seconds) {
        String object = """
                {"id":"%s/units/fractions","definition":{"type":"http://adlnet.gov/expapi/activities/assessment",
                 "name":{"ja-JP":"分数のたし算"}}}
                """.formatted(drill);
        return statement(
                person,
                at,
                attempt,
                "completed",
                "終了した",
                object,
                "{\"completion\":true,\"duration\":\"PT%dS\"}".formatted(seconds));
    }

    private String statement(
            UUID person, Instant at, String attempt, String verb, String ja, String object, String result) {
        UUID registration =
                UUID.nameUUIDFromBytes((person + attempt).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return """
                {"id":"%s","timestamp":"%s","actor":{"objectType":"Agent","account":{"homePage":"%s","name":"%s"}},
                 "verb":{"id":"http://adlnet.gov/expapi/verbs/%s","display":{"en":"%s","ja":"%s"}},"object":%s,"result":%s,
                 "context":{"registration":"%s","platform":"drill","language":"ja-JP","contextActivities":{
                  "parent":[{"id":"%s/units/fractions"}],"grouping":[{"id":"%s/attempts/%s"}]}}}
                """.formatted(
                        UUID.randomUUID(),
                        at,
                        homePage,
                        person,
                        verb,
                        verb,
                        ja,
                        object,
                        result,
                        registration,
                        drill,
                        drill,
                        registration);
    }
}
