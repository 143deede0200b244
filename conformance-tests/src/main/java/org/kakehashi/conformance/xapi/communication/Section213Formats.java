package org.kakehashi.conformance.xapi.communication;

import java.util.List;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 3, 2.1.3: the formats ids, exact and canonical, and the language of canonical. */
public final class Section213Formats implements Section {
    private static final List<String> MAPS =
            List.of("/verb/display", "/object/definition/name", "/object/definition/description");

    @Override
    public void addTo(Checks checks) {
        for (boolean list : new boolean[] {false, true}) {
            String in = list ? " in a list" : "";
            checks.add("XAPI-00168", "exact is the default" + in, lrs -> {
                Sample statement = named(lrs);
                CheckFailed.unless(
                        read(lrs, statement, list, "", "").equals(read(lrs, statement, list, "exact", "")),
                        "it is not");
            });
            for (String format : List.of("ids", "exact", "canonical")) {
                checks.add("XAPI-00168", format + " is taken" + in, lrs -> read(lrs, named(lrs), list, format, ""));
            }
            checks.add("XAPI-00170", "exact keeps definitions, displays and names" + in, lrs -> {
                Sample statement = named(lrs);
                JsonNode back = read(lrs, statement, list, "exact", "en");
                for (String part : List.of("actor", "verb", "object")) {
                    CheckFailed.unless(back.path(part).equals(statement.at(part)), part + " became " + back.path(part));
                }
            });
            addIds(checks, list, in);
            addCanonical(checks, list, in);
        }
    }

    private static void addIds(Checks checks, boolean list, String in) {
        checks.add("XAPI-00171", "ids gives identifiers only" + in, lrs -> {
            JsonNode back = read(lrs, named(lrs), list, "ids", "");
            CheckFailed.unless(back.at("/verb/display").isMissingNode(), "the verb has its display");
            CheckFailed.unless(back.at("/object/definition").isMissingNode(), "the Activity has its definition");
            CheckFailed.unless(back.at("/actor/name").isMissingNode(), "the actor has its name");
            CheckFailed.unless(back.at("/actor/account/name").isString(), "the actor has no account");
        });
        checks.add("XAPI-00171", "ids keeps what identifies the members of an anonymous Group" + in, lrs -> {
            Sample statement = named(lrs)
                    .set("id", "'" + java.util.UUID.randomUUID() + "'")
                    .set(
                            "actor",
                            "{'objectType':'Group','name':'x','member':[{'name':'y','mbox':'mailto:member@kit.example'}]}");
            lrs.store(statement);
            JsonNode actor = read(lrs, statement, list, "ids", "").path("actor");
            CheckFailed.unless(
                    actor.at("/member/0/mbox").asString("").equals("mailto:member@kit.example")
                            && actor.at("/member/0/name").isMissingNode()
                            && actor.path("objectType").asString("").equals("Group"),
                    "got " + actor);
        });
        checks.add("XAPI-00171", "ids keeps result, context and timestamp" + in, lrs -> {
            Sample statement = Sample.of("full", lrs.edition())
                    .set("verb", "{'id':'" + Sample.iri("verb") + "'}")
                    .set("object", "{'id':'" + Sample.iri("a") + "'}");
            lrs.store(statement);
            JsonNode back = read(lrs, statement, list, "ids", "");
            CheckFailed.unless(
                    back.path("result").equals(statement.at("result")), "the result is " + back.path("result"));
            CheckFailed.unless(
                    back.at("/context/registration").equals(statement.at("context/registration")), "no registration");
        });
    }

    private static void addCanonical(Checks checks, boolean list, String in) {
        for (List<String> wish : List.of(
                List.of("ja", "ja"),
                List.of("en", "en"),
                List.of("de;q=0.5, ja;q=0.9", "ja"),
                List.of("fr, en;q=0.1", "en"),
                List.of("ja-JP, ja", "ja"))) {
            checks.add(
                    "XAPI-00172",
                    "canonical with Accept-Language: " + wish.get(0) + " gives " + wish.get(1) + in,
                    lrs -> {
                        JsonNode back = read(lrs, named(lrs), list, "canonical", wish.get(0));
                        JsonNode name = back.at("/object/definition/name");
                        CheckFailed.unless(name.size() == 1 && name.has(wish.get(1)), "name is " + name);
                    });
        }
        for (String language : List.of("", "ja", "fr", "*")) {
            checks.add(
                    "XAPI-00169",
                    "canonical gives one language a map, Accept-Language: '" + language + "'" + in,
                    lrs -> {
                        JsonNode back = read(lrs, named(lrs), list, "canonical", language);
                        MAPS.stream()
                                .skip(1)
                                .forEach(map ->
                                        CheckFailed.unless(back.at(map).size() == 1, map + " is " + back.at(map)));
                    });
        }
        checks.add("XAPI-00169", "canonical gives the definition where a Statement has only the id" + in, lrs -> {
            Sample first = named(lrs);
            Sample second = Sample.minimal()
                    .set("object", "{'id':" + Json.quote(first.at("object/id").asString()) + "}");
            lrs.store(second);
            JsonNode name = read(lrs, second, list, "canonical", "ja").at("/object/definition/name");
            CheckFailed.unless(name.size() == 1, "name is " + name);
        });
        checks.add("XAPI-00172", "each map has a language of its own" + in, lrs -> {
            Sample statement = named(lrs)
                    .set("id", "'" + java.util.UUID.randomUUID() + "'")
                    .set("object/id", Json.quote(Sample.iri("activity")));
            statement.set("object/definition/description", "{'en':'only English'}");
            lrs.store(statement);
            JsonNode back = read(lrs, statement, list, "canonical", "ja, en;q=0.5");
            CheckFailed.unless(
                    back.at("/object/definition/name").has("ja"), "name is " + back.at("/object/definition/name"));
            CheckFailed.unless(
                    back.at("/object/definition/description").has("en"),
                    "description is " + back.at("/object/definition/description"));
        });
        checks.add("XAPI-00169", "canonical keeps the actor" + in, lrs -> {
            Sample statement = named(lrs);
            CheckFailed.unless(
                    read(lrs, statement, list, "canonical", "").path("actor").equals(statement.at("actor")),
                    "it does not");
        });
    }

    private static JsonNode read(Lrs lrs, Sample statement, boolean list, String format, String language) {
        var call = list
                ? lrs.to("statements").with("verb", statement.at("verb/id").asString())
                : lrs.to("statements").with("statementId", statement.id());
        if (!format.isEmpty()) {
            call.with("format", format);
        }
        if (!language.isEmpty()) {
            call.header("Accept-Language", language);
        }
        JsonNode json = call.get().is(200).json();
        return list ? json.at("/statements/0") : json;
    }

    /** A stored Statement whose verb and Activity nobody else uses, with names in two languages. */
    private static Sample named(Lrs lrs) {
        Sample statement = Sample.minimal();
        statement
                .set("actor/name", "'名前'")
                .set("verb/display", "{'ja':'答えた','en':'answered'}")
                .set(
                        "object/definition",
                        "{'type':'https://kit.example/types/a','name':{'ja':'わり算','en':'Division'},'description':{'ja':'あまり','en':'Remainder'}}");
        lrs.store(statement);
        return statement.copy();
    }
}
