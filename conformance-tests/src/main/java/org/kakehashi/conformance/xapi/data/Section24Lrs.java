package org.kakehashi.conformance.xapi.data;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 2, 2.4.1 and 2.4.7 to 2.4.10: what the LRS sets or keeps by itself: id, timestamp, stored, authority, version. */
public final class Section24Lrs implements Section {
    private static final String MEMBER = "{'mbox':'mailto:%s@kit.example'}";

    @Override
    public void addTo(Checks checks) {
        addId(checks);
        addTimes(checks);
        addAuthority(checks);
        addVersion(checks);
    }

    private static void addId(Checks checks) {
        checks.add("XAPI-00026", "a Statement without id gets one", lrs -> {
            JsonNode ids = lrs.post(Sample.minimal().remove("id")).is(200).json();
            String id = ids.path(0).asString();
            CheckFailed.unless(id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"), "the id is " + id);
            CheckFailed.unless(lrs.fetch(id).path("id").asString().equals(id), "another id came back");
        });
        checks.add("XAPI-00026", "each of a batch gets an id of its own", lrs -> {
            JsonNode ids = lrs.post(List.of(
                            Sample.minimal().remove("id"), Sample.minimal().remove("id")))
                    .is(200)
                    .json();
            CheckFailed.unless(ids.size() == 2 && !ids.get(0).equals(ids.get(1)), "the ids are " + ids);
        });
    }

    private static void addTimes(Checks checks) {
        for (String requirement : List.of("XAPI-00023", "XAPI-00097")) {
            checks.add(requirement, "stored is the time of storing, whatever was sent", lrs -> {
                Sample statement = Sample.minimal().set("stored", "'2001-01-01T00:00:00Z'");
                lrs.store(statement);
                Instant stored =
                        instant(lrs.fetch(statement.id()).path("stored").asString());
                CheckFailed.unless(stored.isAfter(Instant.parse("2020-01-01T00:00:00Z")), "stored is " + stored);
            });
        }
        checks.add("XAPI-00122", "timestamp keeps its milliseconds", lrs -> {
            Sample statement = Sample.minimal().set("timestamp", "'2025-04-07T08:30:00.123456Z'");
            lrs.store(statement);
            Instant back = instant(lrs.fetch(statement.id()).path("timestamp").asString());
            CheckFailed.unless(
                    back.toEpochMilli()
                            == Instant.parse("2025-04-07T08:30:00.123Z").toEpochMilli(),
                    "got " + back);
        });
        checks.add("XAPI-00122", "timestamp with an offset stays the same point in time", lrs -> {
            Sample statement = Sample.minimal().set("timestamp", "'2025-04-07T08:30:00.500+09:00'");
            lrs.store(statement);
            Instant back = instant(lrs.fetch(statement.id()).path("timestamp").asString());
            CheckFailed.unless(back.equals(Instant.parse("2025-04-06T23:30:00.500Z")), "got " + back);
        });
        checks.add("IEEE-19", "a missing timestamp is stored's", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            JsonNode back = lrs.fetch(statement.id());
            CheckFailed.unless(
                    instant(back.path("timestamp").asString())
                            .equals(instant(back.path("stored").asString())),
                    "timestamp is " + back.path("timestamp"));
        });
        checks.accepts(
                "IEEE-19", "a timestamp in the future", Sample.minimal().set("timestamp", "'2999-01-01T00:00:00Z'"));
        checks.add("IEEE-20", "timestamps are told in UTC", lrs -> {
            Sample statement = Sample.minimal().set("timestamp", "'2025-04-07T08:30:00+09:00'");
            lrs.store(statement);
            String back = lrs.fetch(statement.id()).path("timestamp").asString();
            CheckFailed.unless(back.startsWith("2025-04-06T23:30:00") && back.endsWith("Z"), "got " + back);
        });
        for (String bad : List.of(
                "2025-04-07",
                "2025-04-07T08:30Z",
                "2025-04-07T08:30:00",
                "20250407T083000Z",
                "2025-04-07T08:30:00+0900")) {
            checks.refuses("IEEE-20", bad, Sample.minimal().set("timestamp", Json.quote(bad)));
        }
        for (String good : List.of("2025-04-07T08:30:00", "2025-04-07T08:30Z", "2025-04-07T08:30:00+09")) {
            checks.accepts("X1-03", good, Sample.minimal().set("timestamp", Json.quote(good)));
        }
    }

    private static void addAuthority(Checks checks) {
        checks.add("XAPI-00099", "authority is filled in", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            JsonNode authority = lrs.fetch(statement.id()).path("authority");
            CheckFailed.unless(authority.isObject() && !authority.isEmpty(), "authority is " + authority);
        });
        String a = MEMBER.formatted("a");
        String b = MEMBER.formatted("b");
        for (String members : List.of(a, "")) {
            checks.refuses("XAPI-00098", "a Group of [" + members + "]", authority(members));
        }
        checks.refuses("XAPI-00100", "a Group of three", authority(a + "," + b + "," + MEMBER.formatted("c")));
        for (String bad : List.of("{'objectType':'Activity','id':'https://kit.example/a'}", "{}", "'x'", "[]", "1")) {
            checks.refuses("XAPI-00024", "authority = " + bad, Sample.minimal().set("authority", bad));
        }
    }

    private static Sample authority(String members) {
        return Sample.minimal().set("authority", "{'objectType':'Group','member':[" + members + "]}");
    }

    private static void addVersion(Checks checks) {
        boolean first = checks.edition() == Edition.V1;
        String requirement = first ? "XAPI-00101" : "IEEE-17";
        for (String good : first ? List.of("1.0.0", "1.0.1", "1.0.3", "1.0.9") : List.of("1.0.0", "1.0.3", "2.0.0")) {
            checks.accepts(requirement, "version " + good, Sample.minimal().set("version", Json.quote(good)));
        }
        for (String bad : first
                ? List.of("", "0.9", "0.95", "1.1.0", "2.0.0", "1", "x")
                : List.of("", "0.95", "1.1.0", "3.0.0", "x")) {
            checks.refuses(
                    requirement, "version '" + bad + "'", Sample.minimal().set("version", Json.quote(bad)));
        }
        for (String bad : List.of("1", "1.0", "true", "{}", "[]")) {
            checks.refuses("XAPI-00006", "version = " + bad, Sample.minimal().set("version", bad));
        }
        for (String kept : first ? List.of("1.0.0", "1.0.1", "1.0.3") : List.of("1.0.0", "1.0.3", "2.0.0")) {
            for (String id : List.of("XAPI-00330", "XAPI-00332", "IEEE-17")) {
                checks.add(id, "version " + kept + " is kept", lrs -> {
                    Sample statement = Sample.minimal().set("version", Json.quote(kept));
                    lrs.store(statement);
                    String back = lrs.fetch(statement.id()).path("version").asString();
                    CheckFailed.unless(back.equals(kept), "got " + back);
                });
            }
        }
        checks.add("XAPI-00332", "a version that is not given is set", lrs -> {
            Sample statement = Sample.minimal();
            lrs.store(statement);
            String back = lrs.fetch(statement.id()).path("version").asString();
            CheckFailed.unless(back.equals(first ? "1.0.0" : "2.0.0"), "got " + back);
        });
    }

    /** The point in time of a timestamp. */
    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new CheckFailed("no timestamp: '" + text + "'");
        }
    }
}
