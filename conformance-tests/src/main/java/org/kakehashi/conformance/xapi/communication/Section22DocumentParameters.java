package org.kakehashi.conformance.xapi.communication;

import java.util.List;
import java.util.Locale;
import org.kakehashi.conformance.xapi.Check;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Section;
import org.kakehashi.conformance.xapi.communication.DocumentResource.Document;

/** Part 3, 2.3, 2.6, 2.7 and 3.2: each parameter of each method of the document resources missing, wrong, unknown, in another case. */
public final class Section22DocumentParameters implements Section {
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");
    private static final List<String> BAD_AGENTS = List.of(
            "no JSON",
            "{}",
            "[]",
            "\"x\"",
            "1",
            "{\"mbox\":\"nobody\"}",
            "{\"name\":\"x\"}",
            "{\"mbox\":\"mailto:a@kit.example\",\"openid\":\"https://a.kit.example\"}",
            "{\"objectType\":\"agent\",\"mbox\":\"mailto:a@kit.example\"}",
            "{\"mbox\":\"mailto:a@kit.example\",\"unknown\":1}",
            "{\"account\":{\"name\":\"x\"}}");
    private static final List<String> BAD_UUIDS =
            List.of("no uuid", "", "6690e6c9-3ef0-4ed3-8b37-7f3964730beg", "6690e6c93ef04ed38b377f3964730bee");
    private static final List<String> BAD_TIMES = List.of("yesterday", "", "2025-13-01T00:00:00Z", "1");
    private static final List<String> BAD_IRIS = List.of("no iri", "", "kit.example/x");

    @Override
    public void addTo(Checks checks) {
        for (DocumentResource resource : DocumentResource.ALL) {
            for (String method : METHODS) {
                addMissing(checks, resource, method);
                addBad(checks, resource, method);
                addUnknown(checks, resource, method);
            }
            for (String bad : BAD_TIMES) {
                resource.add(checks, "bad since", "since '" + bad + "': 400", lrs -> resource.fresh()
                        .list(lrs)
                        .with("since", bad)
                        .get()
                        .is(400));
            }
        }
    }

    private static void addMissing(Checks checks, DocumentResource resource, String method) {
        for (String parameter : resource.context()) {
            for (boolean single : new boolean[] {true, false}) {
                if (single || method.equals("GET") || (resource.id().equals("stateId") && method.equals("DELETE"))) {
                    resource.add(
                            checks,
                            "no " + parameter + " " + method,
                            method + (single ? "" : " of all") + " without " + parameter + ": 400",
                            refused(
                                    single
                                            ? resource.fresh().without(parameter)
                                            : resource.fresh()
                                                    .without(resource.id())
                                                    .without(parameter),
                                    method));
                }
            }
        }
        resource.add(
                checks,
                "no " + resource.id() + " " + method,
                method + " without " + resource.id() + ": 400",
                refused(resource.fresh().without(resource.id()), method));
    }

    private static void addBad(Checks checks, DocumentResource resource, String method) {
        if (resource.context().contains("agent")) {
            for (String bad : BAD_AGENTS) {
                resource.add(
                        checks,
                        "bad agent " + method,
                        method + " with agent " + bad + ": 400",
                        refused(resource.fresh().with("agent", bad), method));
            }
        }
        if (resource.context().contains("activityId")) {
            for (String bad : BAD_IRIS) {
                checks.add(
                        "XAPI-00012",
                        resource.name() + ": " + method + " with activityId '" + bad + "': 400",
                        refused(resource.fresh().with("activityId", bad), method));
            }
        }
        if (resource.name().equals("state")) {
            for (String bad : BAD_UUIDS) {
                resource.add(
                        checks,
                        "bad registration " + method,
                        method + " with registration '" + bad + "': 400",
                        refused(resource.fresh().with("registration", bad), method));
            }
        }
    }

    private static void addUnknown(Checks checks, DocumentResource resource, String method) {
        for (String unknown : List.of("unknown", "verb", "limit", "statementId")) {
            checks.add(
                    "XAPI-00324",
                    resource.name() + ": " + method + " with the parameter " + unknown + ": 400",
                    refused(resource.fresh().with(unknown, "1"), method));
        }
        for (String parameter : resource.fresh().parameters().keySet()) {
            for (String other : List.of(parameter.toUpperCase(Locale.ROOT), capital(parameter))) {
                Document document = resource.fresh();
                checks.add(
                        "XAPI-00325",
                        resource.name() + ": " + method + " with " + other + " for " + parameter + ": 400",
                        refused(
                                document.without(parameter)
                                        .with(other, document.parameters().getOrDefault(parameter, "")),
                                method));
            }
        }
    }

    static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Check.Body refused(Document document, String method) {
        return lrs -> {
            var call = document.call(lrs);
            (method.startsWith("P") ? call.json("{}") : call).send(method).is(400);
        };
    }
}
