package org.kakehashi.conformance.xapi.data;

import java.util.List;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 2, 2.4.6: what goes with which object, and contextActivities. */
public final class Section246Context implements Section {
    private static final List<String> KEYS = List.of("parent", "grouping", "category", "other");

    @Override
    public void addTo(Checks checks) {
        addActivityOnly(checks, "XAPI-00084", "revision");
        addActivityOnly(checks, "XAPI-00085", "platform");
        addContextActivities(checks);
        addContextAgents(checks);
    }

    private static void addActivityOnly(Checks checks, String requirement, String property) {
        String context = "{'" + property + "':'1'}";
        for (String template : List.of("agent", "group", "ref", "sub")) {
            checks.refuses(
                    requirement,
                    property + " in a Statement about: " + template,
                    Sample.of(template, checks.edition()).set("context", context));
        }
        for (String object : List.of(
                "{'objectType':'Agent','mbox':'mailto:a@kit.example'}",
                "{'objectType':'Group','mbox':'mailto:a@kit.example'}",
                "{'objectType':'StatementRef','id':'6690e6c9-3ef0-4ed3-8b37-7f3964730bee'}")) {
            checks.refuses(
                    requirement,
                    property + " in a SubStatement about " + object,
                    Sample.of("sub", checks.edition())
                            .set("object/context", context)
                            .set("object/object", object));
        }
        checks.accepts(
                requirement, property + " with an Activity", Sample.minimal().set("context", context));
        checks.accepts(
                requirement,
                property + " with an Activity that has objectType",
                Sample.minimal().set("context", context).set("object/objectType", "'Activity'"));
    }

    private static void addContextActivities(Checks checks) {
        for (String template : List.of("full", "sub")) {
            String path = (template.equals("sub") ? "object/" : "") + "context/contextActivities";
            for (String key : List.of("Parent", "parents", "others", "activity", "https://kit.example/x")) {
                checks.refuses(
                        "XAPI-00093",
                        path + " with " + key,
                        Sample.of(template, checks.edition())
                                .set(path, "{'" + key + "':[{'id':'https://kit.example/a'}]}"));
            }
            for (String key : KEYS) {
                checks.accepts(
                        "XAPI-00093",
                        path + " with " + key + " only",
                        Sample.of(template, checks.edition())
                                .set(path, "{'" + key + "':[{'id':'https://kit.example/a'}]}"));
            }
        }
        for (String key : KEYS) {
            for (String format : List.of("exact", "ids", "canonical")) {
                checks.add(
                        "XAPI-00096",
                        "a single Activity as " + key + " is returned in an array (" + format + ")",
                        lrs -> {
                            Sample statement = Sample.minimal()
                                    .set(
                                            "context",
                                            "{'contextActivities':{'" + key + "':{'id':'https://kit.example/a'}}}");
                            lrs.store(statement);
                            var back = lrs.to("statements")
                                    .with("statementId", statement.id())
                                    .with("format", format)
                                    .get()
                                    .is(200)
                                    .json()
                                    .at("/context/contextActivities/" + key);
                            CheckFailed.unless(
                                    back.isArray()
                                            && back.size() == 1
                                            && back.get(0).path("id").asString().equals("https://kit.example/a"),
                                    "got " + back);
                        });
            }
        }
    }

    private static void addContextAgents(Checks checks) {
        Sample of2 = Sample.of("full", Edition.V2);
        for (String property : List.of("contextAgents", "contextGroups")) {
            checks.refuses(
                    "X1-01",
                    property,
                    Sample.minimal().set("context", "{'" + property + "':" + of2.at("context/" + property) + "}"));
        }
        for (String list : List.of("Agents", "Groups")) {
            String one = list.equals("Agents") ? "agent" : "group";
            String path = "context/context" + list;
            String requirement = list.equals("Agents") ? "IEEE-14" : "IEEE-15";
            checks.accepts(
                    requirement,
                    list + " without relevantTypes",
                    Sample.of("full", Edition.V2).remove(path + "/0/relevantTypes"));
            checks.accepts(
                    requirement,
                    list + ", two of them",
                    Sample.of("full", Edition.V2).set(path + "/1", of2.at(path + "/0")));
            checks.refuses(
                    requirement,
                    list + ", the second without " + one,
                    Sample.of("full", Edition.V2).set(path + "/1", "{'objectType':'context" + one + "'}"));
        }
    }
}
