package org.kakehashi.conformance.xapi.communication;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kakehashi.conformance.xapi.Call;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 2.1.3: each parameter of GET Statements good, bad, and where it may not stand; the headers of every answer. */
public final class Section213Parameters implements Section {
    private static final Map<String, String> GOOD = new TreeMap<>(Map.ofEntries(
            Map.entry("agent", "{\"mbox\":\"mailto:a@kit.example\"}"),
            Map.entry("verb", "https://kit.example/verbs/none"),
            Map.entry("activity", "https://kit.example/activities/none"),
            Map.entry("registration", "6690e6c9-3ef0-4ed3-8b37-7f3964730bee"),
            Map.entry("related_activities", "true"),
            Map.entry("related_agents", "true"),
            Map.entry("since", "2025-04-07T08:30:00Z"),
            Map.entry("until", "2025-04-07T08:30:00Z"),
            Map.entry("limit", "1"),
            Map.entry("ascending", "true"),
            Map.entry("format", "exact"),
            Map.entry("attachments", "false")));

    private static final Map<String, List<String>> BAD = new TreeMap<>(Map.ofEntries(
            Map.entry("statementId", List.of("", "no uuid", "6690e6c93ef04ed38b377f3964730bee")),
            Map.entry("voidedStatementId", List.of("", "no uuid", "6690e6c9-3ef0-4ed3-8b37-7f3964730beg")),
            Map.entry(
                    "agent",
                    List.of(
                            "",
                            "no JSON",
                            "{}",
                            "[]",
                            "{\"mbox\":\"x\"}",
                            "{\"name\":\"x\"}",
                            "{\"objectType\":\"Agent\"}",
                            "{\"account\":{\"name\":\"x\"}}",
                            "{\"mbox\":\"mailto:a@kit.example\",\"openid\":\"https://a.kit.example\"}")),
            Map.entry("verb", List.of("", "no iri", "kit.example/x")),
            Map.entry("activity", List.of("", "no iri", "kit.example/x")),
            Map.entry("registration", List.of("", "no uuid", "6690e6c93ef04ed38b377f3964730bee")),
            Map.entry("related_activities", List.of("", "yes", "1", "True", "TRUE")),
            Map.entry("related_agents", List.of("", "yes", "1", "True", "TRUE")),
            Map.entry("since", List.of("", "yesterday", "2025-13-01T00:00:00Z", "01/011/2015")),
            Map.entry("until", List.of("", "yesterday", "2025-04-31T00:00:00Z", "01/011/2015")),
            Map.entry("limit", List.of("", "-1", "x", "1.5", "1e2")),
            Map.entry("ascending", List.of("", "yes", "1", "False")),
            Map.entry("format", List.of("", "Exact", "full", "IDS")),
            Map.entry("attachments", List.of("", "yes", "0", "False"))));

    @Override
    public void addTo(Checks checks) {
        BAD.forEach((parameter, values) -> values.forEach(value -> {
            checks.add(
                    "XAPI-00012",
                    parameter + "='" + value + "': 400",
                    lrs -> lrs.to("statements").with(parameter, value).get().is(400));
        }));
        GOOD.forEach((parameter, value) -> {
            for (String single : List.of("statementId", "voidedStatementId")) {
                boolean allowed = parameter.equals("format") || parameter.equals("attachments");
                checks.add(
                        single.equals("statementId") ? "XAPI-00151" : "XAPI-00150",
                        single + " with " + parameter + (allowed ? ": taken" : ": 400"),
                        lrs -> lrs.to("statements")
                                .with(single, UUID.randomUUID().toString())
                                .with(parameter, value)
                                .get()
                                .is(allowed ? 404 : 400));
            }
            checks.add(
                    "XAPI-00164",
                    parameter + "=" + value + ": 200",
                    lrs -> with(lrs.to("statements"), parameter, value).get().is(200));
            for (String other :
                    List.of(parameter.toUpperCase(Locale.ROOT), Section22DocumentParameters.capital(parameter))) {
                checks.add(
                        "XAPI-00325",
                        "GET with " + other + ": 400",
                        lrs -> lrs.to("statements").with(other, value).get().is(400));
            }
        });
        for (String requirement : List.of("XAPI-00150", "XAPI-00151")) {
            checks.add(requirement, "both statementId and voidedStatementId: 400", lrs -> lrs.to("statements")
                    .with("statementId", UUID.randomUUID().toString())
                    .with("voidedStatementId", UUID.randomUUID().toString())
                    .get()
                    .is(400));
        }
        for (String unknown : List.of("unknown", "statement", "actor", "object", "offset", "since_")) {
            checks.add(
                    "XAPI-00324",
                    "GET with the parameter " + unknown + ": 400",
                    lrs -> lrs.to("statements").with(unknown, "1").get().is(400));
        }
        addSingle(checks);
        addHeaders(checks);
    }

    /** The related_* filters need the filter that they widen. */
    private static Call with(Call call, String parameter, String value) {
        String widened =
                parameter.equals("related_agents") ? "agent" : parameter.equals("related_activities") ? "activity" : "";
        return (widened.isEmpty() ? call : call.with(widened, GOOD.getOrDefault(widened, ""))).with(parameter, value);
    }

    private static void addSingle(Checks checks) {
        for (String requirement : List.of("XAPI-00156", "XAPI-00158", "XAPI-00159", "XAPI-00170")) {
            checks.add(requirement, "statementId gives just what was sent", lrs -> {
                Sample statement =
                        Sample.of("full", lrs.edition()).remove("authority").remove("stored");
                lrs.store(statement);
                var back = (tools.jackson.databind.node.ObjectNode) lrs.fetch(statement.id());
                for (String added : List.of("authority", "stored", "version", "timestamp")) {
                    back.remove(added);
                }
                CheckFailed.unless(
                        back.equals(statement.copy().remove("timestamp").tree()), "got " + back);
            });
        }
        checks.add("XAPI-00156", "an unknown statementId: 404", lrs -> lrs.to("statements")
                .with("statementId", UUID.randomUUID().toString())
                .get()
                .is(404));
        checks.add("XAPI-00158", "statementId in capitals finds the Statement", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            lrs.to("statements")
                    .with("statementId", statement.id().toUpperCase(Locale.ROOT))
                    .get()
                    .is(200);
        });
        checks.add("IEEE-07", "Last-Modified is stored, to the second", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            var answer =
                    lrs.to("statements").with("statementId", statement.id()).get();
            var modified = java.time.ZonedDateTime.parse(
                    answer.need("Last-Modified"), java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME);
            var stored = OffsetDateTime.parse(answer.json().path("stored").asString());
            CheckFailed.unless(modified.toEpochSecond() == stored.toEpochSecond(), modified + " is not " + stored);
        });
    }

    private static void addHeaders(Checks checks) {
        Map<String, List<String>> requests = Map.of(
                "a list", List.of("limit", "1"),
                "an empty list", List.of("verb", "https://kit.example/verbs/none"),
                "a bad query", List.of("limit", "x"),
                "a Statement that is not there",
                        List.of("statementId", UUID.randomUUID().toString()));
        requests.forEach((name, query) -> {
            for (String requirement : List.of("XAPI-00153", "XAPI-00160")) {
                checks.add(
                        requirement,
                        "X-Experience-API-Consistent-Through on " + name,
                        lrs -> OffsetDateTime.parse(
                                lrs.to("statements").withAll(query).get().need("X-Experience-API-Consistent-Through")));
            }
            checks.add(
                    "XAPI-00165",
                    "Content-Type on " + name,
                    lrs -> lrs.to("statements").withAll(query).get().need("Content-Type"));
        });
        checks.add("XAPI-00153", "X-Experience-API-Consistent-Through on POST and PUT", lrs -> {
            Sample statement = Sample.minimal();
            lrs.post(statement).need("X-Experience-API-Consistent-Through");
            Section21Statements.put(lrs, statement, statement.id()).need("X-Experience-API-Consistent-Through");
        });
        checks.add(
                "XAPI-00154",
                "no parameter at all: 200 and a StatementResult",
                lrs -> CheckFailed.unless(
                        lrs.to("statements")
                                .get()
                                .is(200)
                                .json()
                                .path("statements")
                                .isArray(),
                        "it is none"));
        checks.add(
                "XAPI-00165",
                "Content-Type of a list is application/json",
                lrs -> CheckFailed.unless(
                        lrs.to("statements")
                                .with("limit", "1")
                                .get()
                                .need("Content-Type")
                                .startsWith("application/json"),
                        "it is not"));
        checks.add("XAPI-00181", "an anonymous Group as agent: 400", lrs -> lrs.to("statements")
                .with(
                        "agent",
                        Json.parse("{'objectType':'Group','member':[{'mbox':'mailto:a@kit.example'}]}")
                                .toString())
                .get()
                .is(400));
    }
}
