package org.kakehashi.conformance.xapi.communication;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.Call;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Endpoint;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 1.1, 1.2, 3.3 and 4.0: HEAD, version headers and credentials, for every resource. */
public final class Section11Requests implements Section {
    private static final String VERSION = "X-Experience-API-Version";
    private static final List<String> RESOURCES = List.of(
            "statements", "activities/state", "agents/profile", "activities/profile", "agents", "activities", "about");
    private static final Set<String> NOT_COMPARED = Set.of(
            "date",
            "content-length",
            "transfer-encoding",
            "x-experience-api-consistent-through",
            "set-cookie",
            "connection",
            "keep-alive",
            "x-request-id");

    @Override
    public void addTo(Checks checks) {
        addHead(checks);
        for (String resource : RESOURCES) {
            if (!resource.equals("about")) {
                addVersions(checks, resource);
                addCredentials(checks, resource);
            }
            addAnswered(checks, resource);
        }
    }

    /** A GET that the resource answers with 200. */
    private static Call good(Lrs lrs, String resource) {
        return switch (resource) {
            // A query of its own: what others store meanwhile changes the list, and so its ETag.
            case "statements" -> lrs.to(resource).with("limit", "1").with("verb", "https://kit.example/verbs/none");
            case "activities/state" ->
                lrs.to(resource).with("activityId", "https://kit.example/a").withJson("agent", Sample.agent());
            case "agents/profile", "agents" -> lrs.to(resource).withJson("agent", Sample.agent());
            case "activities" -> {
                Sample statement = Sample.minimal();
                lrs.store(statement);
                yield lrs.to(resource)
                        .with("activityId", statement.at("object/id").asString());
            }
            case "activities/profile" -> lrs.to(resource).with("activityId", "https://kit.example/a");
            default -> lrs.to(resource);
        };
    }

    private static void addHead(Checks checks) {
        for (String resource : RESOURCES) {
            checks.add("XAPI-00126", "HEAD " + resource + ": 200", lrs -> good(lrs, resource)
                    .head()
                    .is(200));
            same(checks, "HEAD " + resource + " is GET without a body", lrs -> good(lrs, resource));
            if (!resource.equals("about")) {
                same(checks, "HEAD " + resource + " is refused as GET is", lrs -> good(lrs, resource)
                        .with("unknown", "1"));
                same(checks, "HEAD " + resource + " without version is refused as GET is", lrs -> good(lrs, resource)
                        .without(VERSION));
            }
        }
        same(checks, "HEAD of a Statement", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            return lrs.to("statements").with("statementId", statement.id());
        });
        same(checks, "HEAD of a Statement that is not there", lrs -> lrs.to("statements")
                .with("statementId", "6690e6c9-3ef0-4ed3-8b37-7f3964730b00"));
        for (DocumentResource resource : DocumentResource.ALL) {
            same(checks, "HEAD of a document of " + resource.name(), lrs -> {
                DocumentResource.Document document = resource.fresh();
                document.put(lrs, "{'a':1}");
                return document.call(lrs);
            });
        }
    }

    /** GET and HEAD of the same request must agree. */
    private static void same(Checks checks, String name, Function<Lrs, Call> request) {
        checks.add("XAPI-00125", name, lrs -> {
            Call call = request.apply(lrs);
            Answer get = call.get();
            Answer head = call.head().is(get.status());
            CheckFailed.unless(head.bytes().length == 0, "HEAD has a body");
            for (String header : List.of("Content-Type", "ETag", "Last-Modified", VERSION)) {
                if (!NOT_COMPARED.contains(header.toLowerCase(Locale.ROOT))) {
                    CheckFailed.unless(
                            get.header(header).equals(head.header(header)),
                            header + " differs: " + get.header(header) + ", " + head.header(header));
                }
            }
        });
    }

    private static void addVersions(Checks checks, String resource) {
        boolean first = checks.edition() == Edition.V1;
        for (String method : List.of("GET", "PUT", "POST", "DELETE")) {
            if (method.equals("GET")
                    || (resource.equals("statements") && !method.equals("DELETE"))
                    || resource.contains("/")) {
                checks.add(
                        "XAPI-00321",
                        method + " " + resource + " without version: 400",
                        lrs -> good(lrs, resource).without(VERSION).send(method).is(400));
            }
        }
        for (String bad : first
                ? List.of("0.9", "0.95", "1.1.0", "1", "3.0.0", "x", "1.0.x")
                : List.of("0.9", "2.1.0", "2", "3.0.0", "x", "2.0.x")) {
            checks.add(
                    first ? "XAPI-00331" : "IEEE-13",
                    resource + " with version " + bad + ": 400",
                    lrs -> good(lrs, resource).header(VERSION, bad).get().is(400));
        }
        for (String good : first
                ? List.of("1.0", "1.0.0", "1.0.1", "1.0.2", "1.0.3", "1.0.9")
                : List.of("2.0", "2.0.0", "2.0.1")) {
            checks.add(
                    first ? "XAPI-00331" : "IEEE-13",
                    resource + " with version " + good + ": 200",
                    lrs -> good(lrs, resource).header(VERSION, good).get().is(200));
        }
    }

    private static void addAnswered(Checks checks, String resource) {
        boolean first = checks.edition() == Edition.V1;
        checks.add(first ? "XAPI-00333" : "IEEE-13", resource + " answers with its version", lrs -> {
            String version = good(lrs, resource).get().is(200).need(VERSION);
            CheckFailed.unless(version.matches(first ? "1\\.0\\.\\d+" : "2\\.0\\.\\d+"), "it is " + version);
        });
        checks.add(
                first ? "XAPI-00333" : "IEEE-13",
                resource + " tells a version where it refuses",
                lrs -> good(lrs, resource).with("unknown", "1").get().need(VERSION));
        if (!resource.equals("about")) {
            checks.add(
                    first ? "XAPI-00333" : "IEEE-13",
                    resource + " tells a version where none was sent",
                    lrs -> good(lrs, resource).without(VERSION).get().is(400).need(VERSION));
        }
        checks.add("XAPI-00323", resource + ": an unknown method is refused", lrs -> good(lrs, resource)
                .send("PATCH")
                .is(400, 404, 405, 501));
        if (!resource.equals("statements") && !resource.contains("/")) {
            for (String method : List.of("PUT", "POST", "DELETE")) {
                checks.add("XAPI-00323", resource + ": " + method + " is refused", lrs -> good(lrs, resource)
                        .send(method)
                        .is(400, 404, 405));
            }
        }
        checks.add("XAPI-00323", "DELETE statements is refused", lrs -> lrs.to("statements")
                .delete()
                .is(400, 404, 405));
    }

    private static void addCredentials(Checks checks, String resource) {
        for (String method : List.of("GET", "PUT", "POST", "DELETE", "HEAD")) {
            if (method.matches("GET|HEAD")
                    || (resource.equals("statements") && !method.equals("DELETE"))
                    || resource.contains("/")) {
                checks.add(
                        "XAPI-00334", method + " " + resource + " without credentials: 401", lrs -> good(lrs, resource)
                                .without("Authorization")
                                .send(method)
                                .is(401));
                checks.add("XAPI-00334", method + " " + resource + " with a wrong secret: 401", lrs -> good(
                                lrs, resource)
                        .header("Authorization", Endpoint.basic(lrs.endpoint().key(), "wrong"))
                        .send(method)
                        .is(401));
            }
        }
        checks.add("XAPI-00334", resource + " for an unknown user: 401", lrs -> good(lrs, resource)
                .header("Authorization", Endpoint.basic("nobody-of-the-kit", "x"))
                .get()
                .is(401));
        for (String bad : List.of("Basic", "Basic !!!", "Basic eA==", "Bearer x", "x")) {
            checks.add(
                    "XAPI-00334", resource + " with Authorization '" + bad + "': 400 or 401", lrs -> good(lrs, resource)
                            .header("Authorization", bad)
                            .get()
                            .is(400, 401));
        }
        checks.add("XAPI-00335", resource + " with HTTP Basic: 200", lrs -> good(lrs, resource)
                .get()
                .is(200));
    }
}
