package org.kakehashi.conformance.xapi.data;

import java.util.List;
import java.util.Map;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Kind;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 2, 2.4.4: what a Statement may be about, and the definitions of interactions. */
public final class Section244Object implements Section {
    /** List of components, its requirement, and an interaction that has it. */
    private static final List<List<String>> COMPONENTS = List.of(
            List.of("choices", "XAPI-00055", "choice"),
            List.of("choices", "XAPI-00055", "sequencing"),
            List.of("scale", "XAPI-00054", "likert"),
            List.of("source", "XAPI-00053", "matching"),
            List.of("target", "XAPI-00052", "matching"),
            List.of("steps", "XAPI-00051", "performance"));

    private static final Map<String, String> NOT_IN_SUBSTATEMENTS = Map.of(
            "XAPI-00067", "authority",
            "XAPI-00068", "version",
            "XAPI-00069", "stored",
            "XAPI-00070", "id");

    @Override
    public void addTo(Checks checks) {
        addTypes(checks);
        addComponents(checks);
        addReferences(checks);
        addSubStatements(checks);
    }

    private static void addTypes(Checks checks) {
        for (String type : List.of("'activity'", "'Statement'", "'Person'", "'Substatement'", "'statementref'", "''")) {
            String requirement = type.matches("'[a-z].*|'Sub.*") ? "XAPI-00009" : "XAPI-00046";
            checks.refuses(requirement, "objectType " + type, Sample.minimal().set("object/objectType", type));
        }
        checks.accepts("XAPI-00047", "an Activity without objectType", Sample.minimal());
        checks.accepts("XAPI-00046", "objectType Activity", Sample.minimal().set("object/objectType", "'Activity'"));
        for (String template : List.of("full", "agent", "group", "ref", "sub")) {
            checks.accepts("XAPI-00046", "about: " + template, Sample.of(template, checks.edition()));
        }
        checks.refuses(
                "XAPI-00065",
                "an Agent without objectType",
                Sample.of("agent", checks.edition()).remove("object/objectType"));
        checks.refuses(
                "XAPI-00065",
                "a Group without objectType",
                Sample.of("group", checks.edition()).remove("object/objectType"));
    }

    private static void addComponents(Checks checks) {
        Kind kind = Kind.named("COMPONENTS");
        for (List<String> list : COMPONENTS) {
            String name = list.get(2) + " " + list.get(0) + " = ";
            kind.wrongTypes().forEach(json -> checks.refuses(list.get(1), name + json, interaction(list, json)));
            kind.badFormats()
                    .forEach(json -> checks.refuses(
                            json.toString().contains("\"id\"") ? "XAPI-00058" : list.get(1),
                            name + json,
                            interaction(list, json)));
            kind.good().forEach(json -> checks.accepts(list.get(1), name + json, interaction(list, json)));
            Kind.named("LANGUAGES")
                    .badFormats()
                    .forEach(json -> checks.refuses(
                            "XAPI-00062",
                            list.get(2) + " " + list.get(0) + " with description " + json,
                            interaction(list, "[{'id':'a','description':" + json + "}]")));
        }
        for (String pattern : List.of("['true']", "[]")) {
            checks.refuses(
                    "XAPI-00064",
                    "correctResponsesPattern " + pattern + " without interactionType",
                    Sample.minimal().set("object/definition", "{'correctResponsesPattern':" + pattern + "}"));
        }
        checks.accepts(
                "XAPI-00064",
                "correctResponsesPattern with interactionType",
                Sample.minimal()
                        .set(
                                "object/definition",
                                "{'interactionType':'true-false','correctResponsesPattern':['true']}"));
        checks.accepts("XAPI-00048", "an empty definition", Sample.minimal().set("object/definition", "{}"));
    }

    private static Sample interaction(List<String> list, JsonNode components) {
        return interaction(list, components.toString());
    }

    private static Sample interaction(List<String> list, String components) {
        return Sample.minimal()
                .set(
                        "object/definition",
                        "{'interactionType':'" + list.get(2) + "','" + list.get(0) + "':" + components + "}");
    }

    private static void addReferences(Checks checks) {
        Sample ref = Sample.of("ref", checks.edition());
        checks.refuses("XAPI-00072", "a StatementRef without id", ref.another().remove("object/id"));
        checks.refuses(
                "XAPI-00073", "a StatementRef without objectType", ref.another().remove("object/objectType"));
        Kind uuid = Kind.named("UUID");
        uuid.wrongTypes()
                .forEach(json ->
                        checks.refuses("XAPI-00072", "id " + json, ref.another().set("object/id", json)));
        uuid.badFormats()
                .forEach(json ->
                        checks.refuses("XAPI-00029", "id " + json, ref.another().set("object/id", json)));
        uuid.badFormats()
                .forEach(json -> checks.refuses(
                        "XAPI-00030",
                        "registration " + json,
                        Sample.minimal().set("context", "{}").set("context/registration", json)));
        for (String id : List.of(
                "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                "6690E6C9-3EF0-4ED3-8B37-7F3964730BEE",
                "c232ab00-9414-11ec-b909-0242ac120002",
                "0192f3c8-7b1e-7cc3-98c4-dc0c0c07398f")) {
            checks.accepts("XAPI-00030", "id " + id, ref.another().set("object/id", "'" + id + "'"));
        }
    }

    private static void addSubStatements(Checks checks) {
        Sample sub = Sample.of("sub", checks.edition());
        Sample full = Sample.of("full", checks.edition());
        NOT_IN_SUBSTATEMENTS.forEach((requirement, property) -> checks.refuses(
                requirement,
                "a SubStatement with " + property,
                sub.another()
                        .set(
                                "object/" + property,
                                property.equals("version")
                                        ? "'1.0.0'"
                                        : full.at(property).toString())));
        for (String part : List.of("actor", "verb", "object")) {
            checks.refuses(
                    "XAPI-00066",
                    "a SubStatement without " + part,
                    sub.another().remove("object/" + part));
        }
        checks.refuses(
                "XAPI-00071", "a SubStatement in a SubStatement", sub.another().set("object/object", sub.at("object")));
        checks.refuses(
                "XAPI-00073", "a SubStatement without objectType", sub.another().remove("object/objectType"));
        checks.refuses(
                "XAPI-00009", "objectType subStatement", sub.another().set("object/objectType", "'subStatement'"));
        for (String object : List.of(
                "{'objectType':'Agent','mbox':'mailto:a@kit.example'}",
                "{'objectType':'Group','mbox':'mailto:a@kit.example'}",
                "{'objectType':'StatementRef','id':'6690e6c9-3ef0-4ed3-8b37-7f3964730bee'}",
                "{'id':'https://kit.example/a'}")) {
            checks.accepts(
                    "XAPI-00066",
                    "a SubStatement about " + object,
                    sub.another()
                            .remove("object/context/revision")
                            .remove("object/context/platform")
                            .set("object/object", object));
        }
    }
}
