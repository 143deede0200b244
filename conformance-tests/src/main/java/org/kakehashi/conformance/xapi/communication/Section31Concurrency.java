package org.kakehashi.conformance.xapi.communication;

import java.util.List;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.Call;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Multipart;
import org.kakehashi.conformance.xapi.Section;
import org.kakehashi.conformance.xapi.communication.DocumentResource.Document;

/** Part 3, 3.1: entity tags guard documents against being overwritten unseen. */
public final class Section31Concurrency implements Section {
    private static final String WRONG = "\"0000000000000000000000000000000000000000\"";

    @Override
    public void addTo(Checks checks) {
        for (DocumentResource resource : DocumentResource.ALL) {
            addTags(checks, resource);
            addIfMatch(checks, resource);
            addIfNoneMatch(checks, resource);
            addNeither(checks, resource);
        }
    }

    private static void addTags(Checks checks, DocumentResource resource) {
        for (String requirement : List.of("XAPI-00322", "IEEE-03")) {
            checks.add(requirement, resource.name() + ": GET gives a quoted ETag, other content another", lrs -> {
                Document document = resource.fresh();
                document.put(lrs, "{'a':1}");
                String before = document.call(lrs).get().need("ETag");
                CheckFailed.unless(before.matches("(W/)?\"[^\"]+\""), "it is " + before);
                CheckFailed.unless(document.call(lrs).get().need("ETag").equals(before), "it changes by itself");
                document.call(lrs).json("{\"b\":1}").post().is(204);
                CheckFailed.unless(!document.call(lrs).get().need("ETag").equals(before), "it stays");
            });
        }
        checks.add("X1-02", resource.name() + ": ETag is the SHA-1 of the contents", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            Answer answer = document.call(lrs).get();
            String sha1 = Multipart.hash("SHA-1", answer.bytes());
            CheckFailed.unless(answer.need("ETag").equalsIgnoreCase('"' + sha1 + '"'), "it is " + answer.need("ETag"));
        });
        checks.add("XAPI-00322", resource.name() + ": HEAD gives the same ETag", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            CheckFailed.unless(
                    document.call(lrs)
                            .head()
                            .is(200)
                            .need("ETag")
                            .equals(document.call(lrs).get().need("ETag")),
                    "it does not");
        });
    }

    private static void addIfMatch(Checks checks, DocumentResource resource) {
        List<String> methods = checks.edition() == Edition.V1 ? List.of("PUT") : List.of("PUT", "POST", "DELETE");
        String requirement = checks.edition() == Edition.V1 ? "XAPI-00322" : "IEEE-04";
        for (String method : methods) {
            for (String tag : List.of(WRONG, "\"1234\"")) {
                checks.add(
                        requirement,
                        resource.name() + ": " + method + " with another If-Match " + tag + ": 412",
                        lrs -> {
                            Document document = resource.fresh();
                            document.put(lrs, "{'a':1}");
                            send(document.call(lrs).header("If-Match", tag), method)
                                    .is(412);
                            CheckFailed.unless(
                                    document.call(lrs).get().json().equals(Json.parse("{'a':1}")), "it changed");
                        });
            }
            checks.add(requirement, resource.name() + ": " + method + " with its If-Match: 204", lrs -> {
                Document document = resource.fresh();
                document.put(lrs, "{'a':1}");
                String tag = document.call(lrs).get().need("ETag");
                send(document.call(lrs).header("If-Match", tag), method).is(204);
                send(document.call(lrs).header("If-Match", tag), method).is(412);
            });
            checks.add(
                    requirement,
                    resource.name() + ": " + method + " with one of several tags in If-Match: 204",
                    lrs -> {
                        Document document = resource.fresh();
                        document.put(lrs, "{'a':1}");
                        String tag = document.call(lrs).get().need("ETag");
                        send(document.call(lrs).header("If-Match", WRONG + ", " + tag), method)
                                .is(204);
                    });
        }
        checks.add(requirement, resource.name() + ": PUT of a new document with If-Match: *: 412", lrs -> {
            Document document = resource.fresh();
            send(document.call(lrs).header("If-Match", "*"), "PUT").is(412);
            document.call(lrs).get().is(404);
        });
        checks.add(requirement, resource.name() + ": PUT over a document with If-Match: *: 204", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{}");
            send(document.call(lrs).header("If-Match", "*"), "PUT").is(204);
        });
    }

    private static void addIfNoneMatch(Checks checks, DocumentResource resource) {
        checks.add(
                "XAPI-00322",
                resource.name() + ": PUT of a new document with If-None-Match: *: 204",
                lrs -> resource.fresh().put(lrs, "{}"));
        checks.add("XAPI-00322", resource.name() + ": PUT over a document with If-None-Match: *: 412", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            send(document.call(lrs).header("If-None-Match", "*"), "PUT").is(412);
            CheckFailed.unless(document.call(lrs).get().json().equals(Json.parse("{'a':1}")), "it changed");
        });
        checks.add("XAPI-00322", resource.name() + ": PUT with its tag in If-None-Match: 412", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            send(
                            document.call(lrs)
                                    .header(
                                            "If-None-Match",
                                            document.call(lrs).get().need("ETag")),
                            "PUT")
                    .is(412);
        });
    }

    private static void addNeither(Checks checks, DocumentResource resource) {
        boolean state = resource.name().equals("state");
        checks.add(
                state ? "IEEE-05" : "XAPI-00322",
                resource.name() + ": PUT over a document with neither header: 409",
                lrs -> {
                    Document document = resource.fresh();
                    document.put(lrs, "{'a':1}");
                    Answer answer = send(document.call(lrs), "PUT").is(409);
                    CheckFailed.unless(!answer.text().isBlank(), "the answer does not explain");
                    CheckFailed.unless(document.call(lrs).get().json().equals(Json.parse("{'a':1}")), "it changed");
                });
        checks.add("XAPI-00322", resource.name() + ": PUT of a new document with neither header: 204", lrs -> send(
                        resource.fresh().call(lrs), "PUT")
                .is(204));
        checks.add("XAPI-00322", resource.name() + ": DELETE with neither header: 204", lrs -> {
            Document document = resource.fresh();
            document.put(lrs, "{'a':1}");
            send(document.call(lrs), "DELETE").is(204);
        });
        if (state && checks.edition() == Edition.V1) {
            checks.add("XAPI-00322", "state: PUT over a document with neither header: 204", lrs -> {
                Document document = resource.fresh();
                document.put(lrs, "{'a':1}");
                send(document.call(lrs), "PUT").is(204);
            });
        }
    }

    private static Answer send(Call call, String method) {
        return (method.startsWith("P") ? call.json("{\"z\":1}") : call).send(method);
    }
}
