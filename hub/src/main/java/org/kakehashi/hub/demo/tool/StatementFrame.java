package org.kakehashi.hub.demo.tool;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every statement of a launch says alike (xAPI 1.0.3): its id, time, actor and verb, and in its context the launch, tool and profile. */
public final class StatementFrame {
    private StatementFrame() {}

    /**
     * A statement without object.
     *
     * @param verb its IRI; the last part is its name in English
     * @param ja its name in Japanese
     * @param platform the tool's name
     * @param profile IRI of the profile that it keeps to
     */
    public static ObjectNode of(XapiGrant grant, Instant at, String verb, String ja, String platform, String profile) {
        var statement = JsonNodeFactory.instance.objectNode();
        statement.put("id", UUID.randomUUID().toString()).put("version", "1.0.3");
        statement.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        statement.set("actor", grant.actor().deepCopy());
        statement
                .putObject("verb")
                .put("id", verb)
                .putObject("display")
                .put("ja", ja)
                .put("en", verb.substring(verb.lastIndexOf('/') + 1));
        var context = statement.putObject("context");
        context.put("registration", grant.registration().toString());
        context.put("platform", platform).put("language", "ja-JP");
        context.putObject("contextActivities").putArray("category").addObject().put("id", profile);
        return statement;
    }

    /** A duration to the hundredth of a second, as xAPI compares them. */
    public static String iso(Duration duration) {
        return Duration.ofMillis(duration.toMillis() / 10 * 10).toString();
    }
}
