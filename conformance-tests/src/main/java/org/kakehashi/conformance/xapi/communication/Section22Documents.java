package org.kakehashi.conformance.xapi.communication;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Section;
import org.kakehashi.conformance.xapi.communication.DocumentResource.Document;
import tools.jackson.databind.JsonNode;

/** Part 3, 2.2, 2.3, 2.6 and 2.7: documents are stored, read, merged, listed and deleted. */
public final class Section22Documents implements Section {
    @Override
    public void addTo(Checks checks) {
        for (DocumentResource resource : DocumentResource.ALL) {
            addSingle(checks, resource);
            addMerging(checks, resource);
            addLists(checks, resource);
        }
        addRegistrations(checks, DocumentResource.ALL.getFirst());
    }

    private static void addSingle(Checks checks, DocumentResource resource) {
        resource.add(checks, "path", "it is at " + resource.path(), lrs -> resource.fresh()
                .put(lrs, "{}"));
        resource.add(checks, "put", "PUT of a new document: 204", lrs -> resource.fresh()
                .put(lrs, "{'a':1}"));
        resource.add(
                checks,
                "post",
                "POST of a new document: 204",
                lrs -> resource.fresh().call(lrs).json("{\"a\":1}").post().is(204));
        for (String topic : List.of("new", "get")) {
            resource.add(checks, topic, "what was sent comes back", lrs -> {
                Document document = resource.fresh();
                document.call(lrs).json("{\"a\" : [1, null]}").post().is(204);
                Answer answer = document.call(lrs).get().is(200);
                CheckFailed.unless(answer.json().equals(Json.parse("{'a':[1,null]}")), "another document came back");
                CheckFailed.unless(
                        answer.need("Content-Type").startsWith("application/json"), "another type came back");
            });
        }
        for (String type : List.of(
                "application/octet-stream",
                "text/plain; charset=utf-8",
                "image/png",
                "application/xml",
                "application/vnd.kit+json")) {
            resource.add(checks, "get", type + " comes back byte for byte", lrs -> {
                byte[] content = new byte[300];
                new Random(1).nextBytes(content);
                Document document = resource.fresh();
                document.call(lrs)
                        .header("If-None-Match", "*")
                        .body(content, type)
                        .put()
                        .is(204);
                Answer answer = document.call(lrs).get().is(200);
                CheckFailed.unless(Arrays.equals(answer.bytes(), content), "other bytes came back");
                CheckFailed.unless(
                        answer.need("Content-Type").replace(" ", "").equalsIgnoreCase(type.replace(" ", "")),
                        "another type came back");
            });
        }
        resource.add(checks, "get", "an unknown document: 404", lrs -> resource.fresh()
                .call(lrs)
                .get()
                .is(404));
        resource.add(checks, "delete", "DELETE: 204, and the document is gone", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            document.call(lrs).delete().is(204);
            document.call(lrs).get().is(404);
        });
        checks.add("IEEE-10", resource.name() + ": a document has Last-Modified", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{}");
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(document.call(lrs).get().need("Last-Modified"));
        });
        checks.add("XAPI-00182", resource.name() + ": a refused PUT leaves the document", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            document.call(lrs)
                    .header("If-Match", "\"0000000000000000000000000000000000000000\"")
                    .json("{}")
                    .put()
                    .is(412);
            CheckFailed.unless(document.call(lrs).get().json().equals(Json.parse("{'a':1}")), "it changed");
        });
    }

    private static void addMerging(Checks checks, DocumentResource resource) {
        String before = "{'a':{'x':1},'b':1}";
        String posted = "{'a':{'y':2},'c':null}";
        String after = "{'a':{'y':2},'b':1,'c':null}";
        for (String requirement : List.of("XAPI-00183", "XAPI-00184", "XAPI-00185", "XAPI-00186")) {
            checks.add(requirement, resource.name() + ": merging", lrs -> merge(lrs, resource, before, posted, after));
        }
        resource.add(checks, "merge", "POST merges: 204", lrs -> merge(lrs, resource, before, posted, after));
        resource.add(checks, "merge", "POST of {} changes nothing", lrs -> merge(lrs, resource, before, "{}", before));
        for (String bad : List.of("[]", "[1]", "1", "null", "\"x\"")) {
            resource.add(checks, "not an object", "POST of " + bad + " over an object: 400", lrs -> {
                Document document = resource.fresh();
                document.put(lrs, before);
                document.call(lrs).json(bad).post().is(400);
                CheckFailed.unless(document.call(lrs).get().json().equals(Json.parse(before)), "it changed");
            });
        }
        resource.add(checks, "not an object", "POST over an array: 400", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "[1]");
            document.call(lrs).json("{\"a\":1}").post().is(400);
        });
        resource.add(checks, "broken", "POST of broken JSON over an object: 400", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, before);
            document.call(lrs).json("{\"a\":").post().is(400);
        });
        for (String type : List.of("text/plain", "application/octet-stream")) {
            resource.add(checks, "not JSON", "POST of " + type + " over JSON: 400", lrs -> {
                Document document = resource.fresh();
                document.put(lrs, before);
                document.call(lrs).body("{\"a\":1}", type).post().is(400);
                CheckFailed.unless(document.call(lrs).get().json().equals(Json.parse(before)), "it changed");
            });
            resource.add(checks, "not JSON", "POST of JSON over " + type + ": 400", lrs -> {
                Document document = resource.fresh();
                document.call(lrs)
                        .header("If-None-Match", "*")
                        .body("{\"a\":1}", type)
                        .put()
                        .is(204);
                document.call(lrs).json("{\"a\":1}").post().is(400);
            });
        }
    }

    private static void merge(Lrs lrs, DocumentResource resource, String before, String posted, String after) {
        Document document = resource.fresh();
        document.put(lrs, before);
        document.call(lrs).json(Json.parse(posted).toString()).post().is(204);
        JsonNode back = document.call(lrs).get().is(200).json();
        CheckFailed.unless(back.equals(Json.parse(after)), "got " + back);
    }

    private static void addLists(Checks checks, DocumentResource resource) {
        resource.add(checks, "ids", "the ids of all, none of others", lrs -> {
            Document first = resource.fresh();
            Document second = first.with(resource.id(), "another");
            first.put(lrs, "{}");
            second.put(lrs, "{}");
            resource.fresh().put(lrs, "{}");
            JsonNode ids = first.list(lrs).get().is(200).json();
            CheckFailed.unless(
                    ids.size() == 2
                            && ids.toString().contains(first.id())
                            && ids.toString().contains("another"),
                    "got " + ids);
        });
        resource.add(checks, "ids", "an empty array where there is none", lrs -> {
            JsonNode ids = resource.fresh().list(lrs).get().is(200).json();
            CheckFailed.unless(ids.isArray() && ids.isEmpty(), "got " + ids);
        });
        resource.add(checks, "since", "since gives what came later only", lrs -> {
            Document first = resource.fresh();
            Document second = first.with(resource.id(), "later");
            first.put(lrs, "{}");
            String between = twoSecondsLater(lrs);
            second.put(lrs, "{}");
            JsonNode ids = first.list(lrs).with("since", between).get().is(200).json();
            CheckFailed.unless(ids.equals(Json.parse("['later']")), "got " + ids);
            CheckFailed.unless(
                    first.list(lrs)
                            .with("since", "2999-01-01T00:00:00Z")
                            .get()
                            .is(200)
                            .json()
                            .isEmpty(),
                    "the future is not empty");
        });
    }

    /** The server's time, when two seconds have passed by its own clock. */
    private static String twoSecondsLater(Lrs lrs) {
        ZonedDateTime end = date(lrs.to("about").get()).plusSeconds(2);
        return date(lrs.await(
                        () -> lrs.to("about").get(), answer -> !date(answer).isBefore(end)))
                .minusSeconds(1)
                .toInstant()
                .toString();
    }

    private static ZonedDateTime date(Answer answer) {
        return ZonedDateTime.parse(answer.need("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    private static void addRegistrations(Checks checks, DocumentResource state) {
        state.add(checks, "delete all", "DELETE without stateId deletes all of the context and nothing else", lrs -> {
            Document first = state.fresh();
            Document second = first.with("stateId", "another");
            Document other = state.fresh();
            List.of(first, second, other).forEach(document -> document.put(lrs, "{}"));
            first.list(lrs).delete().is(204);
            first.call(lrs).get().is(404);
            second.call(lrs).get().is(404);
            other.call(lrs).get().is(200);
        });
        state.add(checks, "delete all", "DELETE with registration leaves other registrations", lrs -> {
            Document first =
                    state.fresh().with("registration", UUID.randomUUID().toString());
            Document second = first.with("registration", UUID.randomUUID().toString());
            first.put(lrs, "{}");
            second.put(lrs, "{}");
            first.list(lrs).delete().is(204);
            first.call(lrs).get().is(404);
            second.call(lrs).get().is(200);
        });
        for (String topic : List.of("put", "post", "get", "delete")) {
            state.add(checks, topic, "registrations have documents of their own", lrs -> {
                Document first =
                        state.fresh().with("registration", UUID.randomUUID().toString());
                Document second = first.with("registration", UUID.randomUUID().toString());
                first.put(lrs, "{'a':1}");
                second.call(lrs).json("{\"a\":2}").post().is(204);
                CheckFailed.unless(
                        first.call(lrs).get().is(200).json().path("a").asInt() == 1, "the other changed it");
                second.call(lrs).delete().is(204);
                first.call(lrs).get().is(200);
            });
        }
    }
}
