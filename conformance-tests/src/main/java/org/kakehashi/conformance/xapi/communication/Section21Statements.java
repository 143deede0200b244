package org.kakehashi.conformance.xapi.communication;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 3, 2.1.1 and 2.1.2: PUT and POST of Statements, repeats and batches. */
public final class Section21Statements implements Section {
    @Override
    public void addTo(Checks checks) {
        addPut(checks);
        addPost(checks);
        addRepeats(checks);
        addBatches(checks);
    }

    private static void addPut(Checks checks) {
        for (String requirement : List.of("XAPI-00139", "XAPI-00143", "XAPI-00144")) {
            checks.add(requirement, "PUT: 204 and the Statement is there", lrs -> {
                Sample statement = Sample.minimal();
                put(lrs, statement, statement.id()).is(204);
                lrs.fetch(statement.id());
            });
        }
        checks.add("XAPI-00144", "PUT of a Statement without id gives it statementId", lrs -> {
            Sample statement = Sample.minimal();
            String id = statement.id();
            put(lrs, statement.remove("id"), id).is(204);
            CheckFailed.unless(lrs.fetch(id).path("id").asString().equals(id), "another id came back");
        });
        checks.add(
                "XAPI-00145",
                "PUT without statementId: 400",
                lrs -> lrs.to("statements").json(Sample.minimal().json()).put().is(400));
        for (String bad : List.of("", "no uuid", "6690e6c9-3ef0-4ed3-8b37-7f3964730beg")) {
            checks.add("XAPI-00012", "PUT with statementId '" + bad + "': 400", lrs -> put(
                            lrs, Sample.minimal().remove("id"), bad)
                    .is(400));
        }
        checks.add("XAPI-00144", "PUT with another id in the Statement: 400", lrs -> put(
                        lrs, Sample.minimal(), UUID.randomUUID().toString())
                .is(400));
        checks.add("XAPI-00144", "PUT of an array: 400", lrs -> {
            Sample statement = Sample.minimal();
            lrs.to("statements")
                    .with("statementId", statement.id())
                    .json(Lrs.batch(List.of(statement)))
                    .put()
                    .is(400);
        });
        for (String unknown : List.of("unknown", "verb", "limit", "format")) {
            checks.add("XAPI-00324", "PUT with the parameter " + unknown + ": 400", lrs -> {
                Sample statement = Sample.minimal();
                lrs.to("statements")
                        .with("statementId", statement.id())
                        .with(unknown, "1")
                        .json(statement.json())
                        .put()
                        .is(400);
            });
        }
        for (String other : List.of("StatementId", "statementid", "STATEMENTID")) {
            checks.add("XAPI-00325", "PUT with " + other + ": 400", lrs -> {
                Sample statement = Sample.minimal();
                lrs.to("statements")
                        .with(other, statement.id())
                        .json(statement.json())
                        .put()
                        .is(400);
            });
        }
    }

    private static void addPost(Checks checks) {
        for (String requirement : List.of("XAPI-00139", "XAPI-00146", "XAPI-00147")) {
            checks.add(requirement, "POST of one: 200 and its id in an array", lrs -> {
                Sample statement = Sample.minimal();
                JsonNode ids = lrs.post(statement).is(200).json();
                CheckFailed.unless(ids.equals(Json.parse("['" + statement.id() + "']")), "got " + ids);
            });
        }
        checks.add("XAPI-00146", "POST of several: their ids in order", lrs -> {
            List<Sample> batch = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                batch.add(Sample.minimal());
            }
            JsonNode ids = lrs.post(batch).is(200).json();
            CheckFailed.unless(
                    ids.equals(Json.parse(
                            batch.stream().map(s -> "'" + s.id() + "'").toList().toString())),
                    "got " + ids);
        });
        for (String unknown : List.of("unknown", "statementId", "verb", "limit")) {
            checks.add("XAPI-00324", "POST with the parameter " + unknown + ": 400", lrs -> lrs.to("statements")
                    .with(unknown, "1")
                    .json(Sample.minimal().json())
                    .post()
                    .is(400));
        }
        for (String bad : List.of(
                "",
                "{",
                "[",
                "x",
                "1",
                "\"x\"",
                "null",
                "[null]",
                "[1]",
                "[[]]",
                "{}",
                "[{}]",
                "{\"actor\":}",
                "[{},]")) {
            checks.add(
                    "XAPI-00014",
                    "POST of '" + bad + "': 400",
                    lrs -> lrs.to("statements").json(bad).post().is(400));
        }
        checks.add("XAPI-00014", "a comma too many: 400", lrs -> lrs.to("statements")
                .json(Sample.minimal().json().replaceFirst("}$", ",}"))
                .post()
                .is(400));
        checks.add("XAPI-00014", "more behind the end: 400", lrs -> lrs.to("statements")
                .json(Sample.minimal().json() + "x")
                .post()
                .is(400));
        checks.add("XAPI-00014", "single quotes: 400", lrs -> lrs.to("statements")
                .json(Sample.minimal().json().replace('"', '\''))
                .post()
                .is(400));
    }

    private static void addRepeats(Checks checks) {
        checks.add("XAPI-00142", "the same again: accepted or 409, and unchanged", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            JsonNode before = lrs.fetch(statement.id());
            lrs.post(statement).is(200, 204, 409);
            put(lrs, statement, statement.id()).is(204, 409);
            CheckFailed.unless(lrs.fetch(statement.id()).equals(before), "it changed");
        });
        for (String path : List.of("verb/id", "actor", "object/id")) {
            for (String method : List.of("POST", "PUT")) {
                checks.add("XAPI-00142", method + " of another " + path + " under the same id: unchanged", lrs -> {
                    Sample statement = Sample.minimal();
                    lrs.store(statement);
                    JsonNode before = lrs.fetch(statement.id());
                    Sample other = statement.copy().set(path, Sample.minimal().at(path));
                    var answer = method.equals("POST") ? lrs.post(other) : put(lrs, other, statement.id());
                    answer.is(200, 204, 409);
                    CheckFailed.unless(lrs.fetch(statement.id()).equals(before), "it changed");
                });
                checks.add("IEEE-08", method + " of another " + path + " under the same id: 409", lrs -> {
                    Sample statement = Sample.minimal();
                    lrs.store(statement);
                    Sample other = statement.copy().set(path, Sample.minimal().at(path));
                    (method.equals("POST") ? lrs.post(other) : put(lrs, other, statement.id())).is(409);
                });
            }
        }
        checks.add("XAPI-00142", "what belongs to the refused Statement is not stored either", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            Sample other = Sample.minimal().set("id", "'" + statement.id() + "'");
            lrs.post(other).is(200, 204, 409);
            CheckFailed.unless(lrs.ids("verb", other.at("verb/id").asString()).isEmpty(), "it is found");
        });
    }

    private static void addBatches(Checks checks) {
        for (String broken : List.of("actor", "verb", "object")) {
            for (int position : new int[] {0, 2, 4}) {
                checks.add(
                        "XAPI-00326",
                        "a batch whose number " + position + " has no " + broken + " leaves nothing",
                        lrs -> {
                            String verb = Sample.iri("verb");
                            List<Sample> batch = new ArrayList<>();
                            for (int i = 0; i < 5; i++) {
                                batch.add(Sample.minimal().set("verb", "{'id':'" + verb + "'}"));
                            }
                            batch.get(position).remove(broken);
                            lrs.post(batch).is(400);
                            CheckFailed.unless(lrs.ids("verb", verb).isEmpty(), "some are there");
                        });
            }
        }
        checks.add("XAPI-00182", "a refused Statement is not stored", lrs -> {
            Sample statement = Sample.minimal().set("version", "'9.9'");
            lrs.post(statement).is(400);
            lrs.to("statements").with("statementId", statement.id()).get().is(404);
        });
        checks.add("IEEE-06", "two of one id in a batch: 400", lrs -> {
            Sample statement = Sample.minimal();
            Sample other = Sample.minimal().set("id", "'" + statement.id().toUpperCase(Locale.ROOT) + "'");
            lrs.post(List.of(statement, other)).is(400);
            lrs.post(List.of(statement, statement)).is(400);
            lrs.to("statements").with("statementId", statement.id()).get().is(404);
        });
    }

    static org.kakehashi.conformance.xapi.Answer put(Lrs lrs, Sample statement, String id) {
        return lrs.to("statements")
                .with("statementId", id)
                .json(statement.json())
                .put();
    }
}
