package org.kakehashi.conformance.xapi.communication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.Call;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Endpoint;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 1.3: the alternate request syntax of 1.0.x, gone in 2.0. */
public final class Section13Alternate implements Section {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OLD = "XAPI-00336";

    @Override
    public void addTo(Checks checks) {
        addStatements(checks);
        addDocuments(checks);
        addRefused(checks);
        addGone(checks);
    }

    private static void addStatements(Checks checks) {
        for (String requirement : List.of(OLD, "XAPI-00148")) {
            checks.add(requirement, "GET of Statements: 200 and a StatementResult", lrs -> {
                Sample statement = Sample.minimal();
                lrs.store(statement);
                Answer answer = send(
                                lrs,
                                "statements",
                                "GET",
                                Map.of("verb", statement.at("verb/id").asString(), "limit", "1"))
                        .is(200);
                CheckFailed.unless(Lrs.ids(answer.json()).equals(List.of(statement.id())), "it is another");
            });
        }
        checks.add(OLD, "GET of one Statement", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            send(lrs, "statements", "GET", Map.of("statementId", statement.id()))
                    .is(200);
        });
        checks.add(OLD, "POST of a Statement: 200", lrs -> send(
                        lrs,
                        "statements",
                        "POST",
                        Map.of("content", Sample.minimal().json()))
                .is(200));
        checks.add(OLD, "PUT of a Statement: 204", lrs -> {
            Sample statement = Sample.minimal().set("verb/display", "{'ja':'答えた & + = %'}");
            send(lrs, "statements", "PUT", Map.of("statementId", statement.id(), "content", statement.json()))
                    .is(204);
            CheckFailed.unless(
                    lrs.fetch(statement.id()).at("/verb/display").equals(statement.at("verb/display")),
                    "the text changed");
        });
        checks.add(OLD, "credentials and version within the form: 204", lrs -> {
            Sample statement = Sample.minimal();
            Map<String, String> form =
                    new TreeMap<>(Map.of("statementId", statement.id(), "content", statement.json()));
            form.put(
                    "Authorization",
                    Endpoint.basic(lrs.endpoint().key(), lrs.endpoint().secret()));
            form.put("X-Experience-API-Version", "1.0.3");
            form.put("Content-Type", "application/json");
            bare(lrs, "statements", "PUT").body(encoded(form), FORM).post().is(204);
        });
        checks.add(OLD, "wrong credentials within the form: 401", lrs -> bare(lrs, "statements", "GET")
                .body(
                        encoded(Map.of(
                                "Authorization", Endpoint.basic("nobody", "x"), "X-Experience-API-Version", "1.0.3")),
                        FORM)
                .post()
                .is(401));
        checks.add(OLD, "no version anywhere: 400", lrs -> bare(lrs, "statements", "GET")
                .body(
                        encoded(Map.of(
                                "Authorization",
                                Endpoint.basic(
                                        lrs.endpoint().key(), lrs.endpoint().secret()))),
                        FORM)
                .post()
                .is(400));
    }

    private static void addDocuments(Checks checks) {
        for (DocumentResource resource : DocumentResource.ALL) {
            checks.add(OLD, resource.name() + ": PUT, GET, POST and DELETE within POST", lrs -> {
                DocumentResource.Document document = resource.fresh();
                send(
                                lrs,
                                resource.path(),
                                "PUT",
                                form(
                                        document,
                                        "content",
                                        "{\"a\":1}",
                                        "Content-Type",
                                        "application/json",
                                        "If-None-Match",
                                        "*"))
                        .is(204);
                send(
                                lrs,
                                resource.path(),
                                "PUT",
                                form(
                                        document,
                                        "content",
                                        "{}",
                                        "Content-Type",
                                        "application/json",
                                        "If-None-Match",
                                        "*"))
                        .is(412);
                send(
                                lrs,
                                resource.path(),
                                "POST",
                                form(document, "content", "{\"b\":2}", "Content-Type", "application/json"))
                        .is(204);
                Answer answer =
                        send(lrs, resource.path(), "GET", form(document)).is(200);
                CheckFailed.unless(answer.json().equals(Json.parse("{'a':1,'b':2}")), "got " + answer.text());
                String wrong = "\"0000000000000000000000000000000000000000\"";
                send(
                                lrs,
                                resource.path(),
                                "PUT",
                                form(document, "content", "{}", "Content-Type", "application/json", "If-Match", wrong))
                        .is(412);
                send(lrs, resource.path(), "DELETE", form(document)).is(204);
                document.call(lrs).get().is(404);
            });
        }
        checks.add(OLD, "GET of agents within POST", lrs -> send(
                        lrs,
                        "agents",
                        "GET",
                        Map.of("agent", Json.parse(Sample.agent()).toString()))
                .is(200));
        checks.add(OLD, "GET of activities/state without stateId within POST", lrs -> send(
                        lrs,
                        "activities/state",
                        "GET",
                        form(DocumentResource.ALL.getFirst().fresh().without("stateId")))
                .is(200));
    }

    private static void addRefused(Checks checks) {
        checks.add(OLD, "another parameter beside method: 400", lrs -> {
            Sample statement = Sample.minimal();
            lrs.to("statements")
                    .with("method", "PUT")
                    .with("statementId", statement.id())
                    .body(encoded(Map.of("content", statement.json())), FORM)
                    .post()
                    .is(400);
        });
        checks.add(OLD, "PUT without content: 400", lrs -> send(
                        lrs,
                        "statements",
                        "PUT",
                        Map.of("statementId", UUID.randomUUID().toString()))
                .is(400));
        checks.add(OLD, "content that is not encoded as a form: 400", lrs -> lrs.to("statements")
                .with("method", "PUT")
                .body(Sample.minimal().json(), FORM)
                .post()
                .is(400));
        checks.add(
                OLD,
                "sent as GET: 400",
                lrs -> lrs.to("statements").with("method", "POST").get().is(400));
        for (String method : List.of("PATCH", "x", "")) {
            checks.add(OLD, "method '" + method + "': 400 or 405", lrs -> send(
                            lrs, "statements", method, Map.of("limit", "1"))
                    .is(400, 405));
        }
        checks.add(OLD, "an unknown parameter within the form: 400", lrs -> send(
                        lrs, "statements", "GET", Map.of("unknown", "1"))
                .is(400));
    }

    private static void addGone(Checks checks) {
        for (String method : List.of("GET", "PUT", "POST")) {
            checks.add("IEEE-01", "statements?method=" + method + ": refused", lrs -> {
                Sample statement = Sample.minimal();
                Answer answer = send(
                        lrs, "statements", method, Map.of("content", statement.json(), "statementId", statement.id()));
                CheckFailed.unless(answer.status() >= 400 && answer.status() < 500, "got " + answer.status());
                lrs.to("statements").with("statementId", statement.id()).get().is(404);
            });
        }
    }

    /** Content has its type within the form, as 1.3 wants. */
    private static Answer send(Lrs lrs, String resource, String method, Map<String, String> form) {
        Map<String, String> whole = new TreeMap<>(form);
        if (form.containsKey("content")) {
            whole.putIfAbsent("Content-Type", "application/json");
        }
        return lrs.to(resource)
                .with("method", method)
                .body(encoded(whole), FORM)
                .post();
    }

    private static Call bare(Lrs lrs, String resource, String method) {
        return lrs.to(resource).with("method", method).without("Authorization").without("X-Experience-API-Version");
    }

    private static Map<String, String> form(DocumentResource.Document document, String... more) {
        Map<String, String> form = new TreeMap<>(document.parameters());
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private static String encoded(Map<String, String> form) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8)));
        return body.toString();
    }
}
