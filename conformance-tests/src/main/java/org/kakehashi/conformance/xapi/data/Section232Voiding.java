package org.kakehashi.conformance.xapi.data;

import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 2, 2.3.2 with part 3, 2.1.4: voiding, and how voided Statements are read. */
public final class Section232Voiding implements Section {
    @Override
    public void addTo(Checks checks) {
        addRefusals(checks);
        addReads(checks);
        addQueries(checks);
        addOrders(checks);
    }

    private static void addRefusals(Checks checks) {
        Sample voiding = Sample.voiding(UUID.randomUUID().toString());
        for (String object : List.of(
                "{'id':'https://kit.example/a'}",
                "{'objectType':'Activity','id':'https://kit.example/a'}",
                "{'objectType':'Agent','mbox':'mailto:a@kit.example'}",
                "{'objectType':'Group','mbox':'mailto:a@kit.example'}",
                Sample.of("sub", checks.edition()).at("object").toString())) {
            checks.refuses(
                    "XAPI-00017", "voiding " + type(object), voiding.copy().set("object", object));
        }
        checks.refuses(
                "XAPI-00020", "voiding without objectType", voiding.copy().remove("object/objectType"));
        checks.refuses(
                "XAPI-00020",
                "voiding with objectType statementRef",
                voiding.copy().set("object/objectType", "'statementRef'"));
        checks.refuses("XAPI-00020", "voiding without id", voiding.copy().remove("object/id"));
    }

    private static String type(String object) {
        return object.length() < 60 ? object : "a SubStatement";
    }

    private static void addReads(Checks checks) {
        checks.add("XAPI-00018", "statementId of a voided Statement: 404", lrs -> lrs.to("statements")
                .with("statementId", voided(lrs).target())
                .get()
                .is(404));
        checks.add(
                "XAPI-00019",
                "the voiding Statement itself is given",
                lrs -> CheckFailed.unless(
                        lrs.fetch(voided(lrs).voiding())
                                .at("/object/objectType")
                                .asString()
                                .equals("StatementRef"),
                        "no StatementRef came back"));
        for (String requirement : List.of("XAPI-00155", "XAPI-00157", "XAPI-00163")) {
            checks.add(requirement, "voidedStatementId gives the voided Statement: 200", lrs -> {
                String target = voided(lrs).target();
                var answer = lrs.to("statements")
                        .with("voidedStatementId", target)
                        .get()
                        .is(200);
                CheckFailed.unless(answer.json().path("id").asString().equals(target), "another Statement came back");
            });
        }
        for (String format : List.of("ids", "exact", "canonical")) {
            checks.add("XAPI-00157", "voidedStatementId with format=" + format + ": 200", lrs -> lrs.to("statements")
                    .with("voidedStatementId", voided(lrs).target())
                    .with("format", format)
                    .get()
                    .is(200));
        }
        checks.add("XAPI-00155", "voidedStatementId of a Statement that is not voided: 404", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            lrs.to("statements").with("voidedStatementId", statement.id()).get().is(404);
        });
    }

    private static void addQueries(Checks checks) {
        for (String by : List.of("verb", "activity", "agent")) {
            checks.add(
                    "XAPI-00162", "a query by " + by + " gives what refers to the voided Statement, not that", lrs -> {
                        Sample statement = Sample.minimal();
                        lrs.store(statement);
                        Sample about = Sample.about(statement.id());
                        lrs.store(about);
                        Sample voiding = Sample.voiding(statement.id());
                        lrs.store(voiding);
                        List<String> ids = lrs.ids(by, filter(statement, by));
                        CheckFailed.unless(
                                ids.contains(about.id()) && ids.contains(voiding.id()) && !ids.contains(statement.id()),
                                "got " + ids);
                    });
        }
        checks.add("XAPI-00163", "a list does not give a voided Statement", lrs -> {
            Voided voided = voided(lrs);
            List<String> ids = lrs.ids("limit", "0", "since", "2000-01-01T00:00:00Z");
            CheckFailed.unless(!ids.contains(voided.target()), "the voided Statement is in the list");
        });
    }

    static String filter(Sample statement, String by) {
        return switch (by) {
            case "verb" -> statement.at("verb/id").asString();
            case "activity" -> statement.at("object/id").asString();
            case "registration" -> statement.at("context/registration").asString();
            default -> statement.at("actor").toString();
        };
    }

    private static void addOrders(Checks checks) {
        checks.add("XAPI-00016", "a voiding Statement is not voided by another", lrs -> {
            Voided voided = voided(lrs);
            lrs.post(Sample.voiding(voided.voiding())).is(200, 400, 403, 409);
            lrs.to("statements").with("statementId", voided.voiding()).get().is(200);
            lrs.to("statements").with("statementId", voided.target()).get().is(404);
        });
        checks.add("XAPI-00018", "voiding in the same batch", lrs -> {
            Sample statement = Sample.minimal();
            Sample voiding = Sample.voiding(statement.id());
            lrs.post(List.of(statement, voiding)).is(200);
            lrs.fetch(voiding.id());
            lrs.to("statements").with("statementId", statement.id()).get().is(404);
            lrs.to("statements").with("voidedStatementId", statement.id()).get().is(200);
        });
        checks.add("XAPI-00018", "voiding twice is accepted", lrs -> {
            Voided voided = voided(lrs);
            lrs.store(Sample.voiding(voided.target()));
            lrs.to("statements")
                    .with("voidedStatementId", voided.target())
                    .get()
                    .is(200);
        });
        checks.accepts(
                "IEEE-18",
                "voiding what is not there yet",
                Sample.voiding(UUID.randomUUID().toString()));
        checks.add("IEEE-18", "what comes after its voiding is voided", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(Sample.voiding(statement.id()));
            lrs.post(statement).is(200);
            lrs.await(
                            () -> lrs.to("statements")
                                    .with("voidedStatementId", statement.id())
                                    .get(),
                            answer -> answer.status() == 200)
                    .is(200);
            lrs.to("statements").with("statementId", statement.id()).get().is(404);
        });
    }

    private record Voided(String target, String voiding) {}

    private static Voided voided(Lrs lrs) {
        Sample statement = Sample.minimal();
        Sample voiding = Sample.voiding(statement.id());
        lrs.store(statement);
        lrs.store(voiding);
        return new Voided(statement.id(), voiding.id());
    }
}
