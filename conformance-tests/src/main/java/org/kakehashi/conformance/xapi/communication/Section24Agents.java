package org.kakehashi.conformance.xapi.communication;

import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 3, 2.4, 2.5 and 2.8: Agents, Activities and About. */
public final class Section24Agents implements Section {
    /** Requirement, and the property of an Agent that its Person has as an array. */
    private static final List<List<String>> PROPERTIES = List.of(
            List.of("XAPI-00238", "name", "'%s'"),
            List.of("XAPI-00239", "mbox", "'mailto:%s@kit.example'"),
            List.of("XAPI-00244", "mbox", "'mailto:%s@kit.example'"),
            List.of("XAPI-00240", "mbox_sha1sum", "'cd9b00a5611f94eaa7b1661edab976068e364975'"),
            List.of("XAPI-00241", "openid", "'https://id.kit.example/%s'"),
            List.of("XAPI-00242", "account", "{'homePage':'https://kit.example','name':'%s'}"));

    @Override
    public void addTo(Checks checks) {
        addAgents(checks);
        addActivities(checks);
        addAbout(checks);
    }

    private static void addAgents(Checks checks) {
        for (String requirement :
                List.of("XAPI-00236", "XAPI-00237", "XAPI-00245", "XAPI-00246", "XAPI-00247", "XAPI-00140")) {
            checks.add(requirement, "an unknown Agent gives a Person", lrs -> {
                JsonNode agent = Json.parse(Sample.agent());
                JsonNode person = lrs.to("agents")
                        .with("agent", agent.toString())
                        .get()
                        .is(200)
                        .json();
                CheckFailed.unless(
                        person.path("objectType").asString("").equals("Person"),
                        "objectType is " + person.path("objectType"));
                CheckFailed.unless(
                        person.at("/account/0").equals(agent.path("account")), "account is " + person.path("account"));
            });
        }
        for (List<String> property : PROPERTIES) {
            for (String requirement : List.of(property.get(0), "XAPI-00248")) {
                checks.add(requirement, property.get(1) + " is in an array", lrs -> {
                    String value = property.get(2).formatted(UUID.randomUUID());
                    String agent = property.get(1).equals("name")
                            ? Sample.agent().replaceFirst("\\{", "{'name':" + value + ",")
                            : "{'objectType':'Agent','" + property.get(1) + "':" + value + "}";
                    lrs.store(Sample.minimal().set("actor", agent));
                    JsonNode person = lrs.to("agents")
                            .with("agent", Json.parse(agent).toString())
                            .get()
                            .is(200)
                            .json();
                    JsonNode values = person.path(property.get(1));
                    CheckFailed.unless(
                            values.isArray() && values.valueStream().anyMatch(Json.parse(value)::equals),
                            "it is " + values);
                });
            }
        }
        checks.add("XAPI-00243", "no agent: 400", lrs -> lrs.to("agents").get().is(400));
        for (String bad : List.of(
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"mbox\":\"x\"}",
                "{\"name\":\"x\"}",
                "{\"objectType\":\"Group\",\"mbox\":\"mailto:a@kit.example\"}",
                "{\"mbox\":\"mailto:a@kit.example\",\"openid\":\"https://a.kit.example\"}",
                "{\"mbox\":[\"mailto:a@kit.example\"]}")) {
            checks.add(
                    "XAPI-00249",
                    "agent '" + bad + "': 400",
                    lrs -> lrs.to("agents").with("agent", bad).get().is(400));
        }
        checks.add("XAPI-00324", "agents with an unknown parameter: 400", lrs -> lrs.to("agents")
                .withJson("agent", Sample.agent())
                .with("unknown", "1")
                .get()
                .is(400));
        checks.add(
                "XAPI-00325",
                "agents with Agent: 400",
                lrs -> lrs.to("agents").withJson("Agent", Sample.agent()).get().is(400));
    }

    private static void addActivities(Checks checks) {
        for (String requirement : List.of("XAPI-00251", "XAPI-00252", "XAPI-00253", "XAPI-00140")) {
            checks.add(requirement, "a known Activity: 200 and its definition", lrs -> {
                Sample statement = Sample.minimal()
                        .set(
                                "object/definition",
                                "{'type':'https://kit.example/types/a','name':{'ja':'あ'},'moreInfo':'https://kit.example/a'}");
                lrs.store(statement);
                JsonNode activity = lrs.to("activities")
                        .with("activityId", statement.at("object/id").asString())
                        .get()
                        .is(200)
                        .json();
                CheckFailed.unless(
                        activity.path("id").equals(statement.at("object/id")), "id is " + activity.path("id"));
                CheckFailed.unless(
                        activity.path("objectType").asString("Activity").equals("Activity"), "it is no Activity");
                statement
                        .at("object/definition")
                        .forEachEntry((name, value) -> CheckFailed.unless(
                                activity.path("definition").path(name).equals(value),
                                name + " is " + activity.path("definition").path(name)));
            });
        }
        checks.add("XAPI-00254", "languages of two Statements are merged", lrs -> {
            String id = Sample.iri("activity");
            for (String map : List.of("{'ja':'あ'}", "{'en':'a'}")) {
                lrs.store(Sample.minimal()
                        .set(
                                "object",
                                "{'id':'" + id + "','definition':{'name':" + map + ",'description':" + map + "}}"));
            }
            JsonNode activity =
                    lrs.to("activities").with("activityId", id).get().is(200).json();
            for (String property : List.of("name", "description")) {
                CheckFailed.unless(
                        activity.at("/definition/" + property).size() == 2,
                        property + " is " + activity.at("/definition/" + property));
            }
        });
        checks.add("IEEE-11", "an unknown Activity: 200 and an Activity", lrs -> {
            String id = Sample.iri("activity");
            CheckFailed.unless(
                    lrs.to("activities")
                            .with("activityId", id)
                            .get()
                            .is(200)
                            .json()
                            .path("id")
                            .asString("")
                            .equals(id),
                    "another id came");
        });
        checks.add("IEEE-22", "an IRI with /../ is found as it was sent or normalized", lrs -> {
            String slug = UUID.randomUUID().toString();
            String sent = "https://kit.example/a/../" + slug;
            lrs.store(Sample.minimal().set("object", "{'id':'" + sent + "'}"));
            String back = lrs.to("activities")
                    .with("activityId", sent)
                    .get()
                    .is(200)
                    .json()
                    .path("id")
                    .asString("");
            CheckFailed.unless(back.equals(sent) || back.equals("https://kit.example/" + slug), "got " + back);
        });
        checks.add("XAPI-00250", "no activityId: 400", lrs -> lrs.to("activities")
                .get()
                .is(400));
        for (String bad : List.of("", "no iri", "kit.example/x")) {
            checks.add(
                    "XAPI-00012",
                    "activities with activityId '" + bad + "': 400",
                    lrs -> lrs.to("activities").with("activityId", bad).get().is(400));
        }
        checks.add("XAPI-00324", "activities with an unknown parameter: 400", lrs -> lrs.to("activities")
                .with("activityId", Sample.iri("a"))
                .with("unknown", "1")
                .get()
                .is(400));
        checks.add("XAPI-00325", "activities with activityid: 400", lrs -> lrs.to("activities")
                .with("activityid", Sample.iri("a"))
                .get()
                .is(400));
    }

    private static void addAbout(Checks checks) {
        for (String requirement : List.of("XAPI-00315", "XAPI-00319", "XAPI-00140")) {
            checks.add(
                    requirement,
                    "GET: 200 and version",
                    lrs -> CheckFailed.unless(
                            lrs.to("about").get().is(200).json().has("version"), "no version"));
        }
        checks.add(
                "XAPI-00319",
                "without version header: 200",
                lrs -> lrs.to("about").without("X-Experience-API-Version").get().is(200));
        checks.add("XAPI-00318", "version is an array of strings", lrs -> {
            JsonNode versions = lrs.to("about").get().is(200).json().path("version");
            CheckFailed.unless(
                    versions.isArray()
                            && !versions.isEmpty()
                            && versions.valueStream().allMatch(JsonNode::isString),
                    "it is " + versions);
        });
        checks.add("XAPI-00316", "version lists versions of xAPI only", lrs -> {
            JsonNode versions = lrs.to("about").get().is(200).json().path("version");
            CheckFailed.unless(
                    !versions.isEmpty()
                            && versions.valueStream().allMatch(version -> version.asString("")
                                    .matches("0\\.9|0\\.95|1\\.0(\\.\\d+)?|2\\.0(\\.\\d+)?")),
                    "it is " + versions);
        });
        for (List<String> own : List.of(List.of("XAPI-00317", "1\\.0\\.\\d+"), List.of("IEEE-12", "2\\.0\\.\\d+"))) {
            checks.add(
                    own.get(0),
                    "version lists one like " + own.get(1),
                    lrs -> CheckFailed.unless(
                            lrs.to("about")
                                    .get()
                                    .is(200)
                                    .json()
                                    .path("version")
                                    .valueStream()
                                    .anyMatch(version -> version.asString("").matches(own.get(1))),
                            "it does not"));
        }
        checks.add("XAPI-00320", "extensions, where there are any, is an object with IRIs as keys", lrs -> {
            JsonNode extensions = lrs.to("about").get().is(200).json().path("extensions");
            CheckFailed.unless(extensions.isMissingNode() || extensions.isObject(), "it is " + extensions);
            extensions.propertyNames().forEach(name -> CheckFailed.unless(name.contains(":"), "a key is " + name));
        });
    }
}
