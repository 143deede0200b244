package org.kakehashi.conformance.xapi.communication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 2.1.3: what filters find, alone and together. */
public final class Section213Queries implements Section {
    private static final List<String> FILTERS = List.of("activity", "agent", "registration", "verb");

    static final List<String> IDENTIFIERS = List.of(
            "'mbox':'mailto:%s@kit.example'",
            "'mbox_sha1sum':'%2$s'",
            "'openid':'https://id.kit.example/%s'",
            "'account':{'homePage':'https://kit.example','name':'%s'}");

    @Override
    public void addTo(Checks checks) {
        addFilters(checks);
        addAgents(checks);
        addTimes(checks);
    }

    private static void addFilters(Checks checks) {
        for (String name : FILTERS) {
            checks.add(requirement(name), name + " finds what it is and nothing else", lrs -> {
                Sample hit = stored(lrs);
                stored(lrs);
                CheckFailed.unless(lrs.ids(name, value(hit, name)).equals(List.of(hit.id())), "it does not");
            });
            for (String other : FILTERS) {
                if (name.compareTo(other) < 0) {
                    checks.add("XAPI-00164", name + " and " + other + " must both fit", lrs -> {
                        Sample hit = stored(lrs);
                        Sample half = sample().set(path(name), hit.at(path(name)));
                        lrs.store(half);
                        List<String> ids = lrs.ids(name, value(hit, name), other, value(hit, other));
                        CheckFailed.unless(ids.equals(List.of(hit.id())), "got " + ids);
                    });
                }
            }
            for (String requirement : List.of("XAPI-00149", "XAPI-00112", "XAPI-00154")) {
                checks.add(
                        requirement,
                        name + " without a hit: 200 and an empty list",
                        lrs -> CheckFailed.unless(
                                lrs.ids(name, value(sample(), name)).isEmpty(), "the list is not empty"));
            }
        }
        checks.add("XAPI-00164", "all filters together", lrs -> {
            Sample hit = stored(lrs);
            List<String> query = new ArrayList<>();
            FILTERS.forEach(name -> query.addAll(List.of(name, value(hit, name))));
            query.addAll(List.of(
                    "since",
                    "2020-01-01T00:00:00Z",
                    "until",
                    "2999-01-01T00:00:00Z",
                    "ascending",
                    "true",
                    "limit",
                    "5"));
            CheckFailed.unless(lrs.ids(query.toArray(String[]::new)).equals(List.of(hit.id())), "it is not found");
        });
        checks.add("XAPI-00178", "registration of a SubStatement is not the Statement's", lrs -> {
            UUID registration = UUID.randomUUID();
            Sample statement =
                    Sample.of("sub", lrs.edition()).set("object/context/registration", "'" + registration + "'");
            lrs.store(statement);
            CheckFailed.unless(
                    !lrs.ids("registration", registration.toString()).contains(statement.id()), "it is found");
        });
    }

    private static void addAgents(Checks checks) {
        for (String identifier : IDENTIFIERS) {
            String kind = identifier.substring(1, identifier.indexOf('\'', 1));
            for (String place : List.of("actor", "object", "actor/member", "object/member")) {
                checks.add("XAPI-00181", kind + " as " + place + " is found by agent", lrs -> {
                    String agent = agent(identifier);
                    lrs.store(place(agent, place));
                    List<String> ids =
                            lrs.ids("agent", Json.parse("{" + agent + "}").toString());
                    CheckFailed.unless(ids.size() == 1, "got " + ids);
                });
            }
            checks.add("XAPI-00181", kind + " of a Group is found by agent", lrs -> {
                String group = "{'objectType':'Group'," + agent(identifier) + "}";
                Sample statement = Sample.minimal().set("actor", group);
                lrs.store(statement);
                CheckFailed.unless(
                        lrs.ids("agent", Json.parse(group).toString()).equals(List.of(statement.id())), "it is not");
            });
            checks.add("XAPI-00181", kind + " is found under another name", lrs -> {
                String agent = agent(identifier);
                Sample statement = Sample.minimal().set("actor", "{'name':'a'," + agent + "}");
                lrs.store(statement);
                List<String> ids = lrs.ids(
                        "agent",
                        Json.parse("{'objectType':'Agent','name':'b'," + agent + "}")
                                .toString());
                CheckFailed.unless(ids.equals(List.of(statement.id())), "got " + ids);
            });
        }
        checks.add("XAPI-00181", "agent does not find an instructor", lrs -> {
            String agent = "{" + agent(IDENTIFIERS.get(0)) + "}";
            lrs.store(Sample.minimal().set("context", "{'instructor':" + agent + "}"));
            CheckFailed.unless(lrs.ids("agent", Json.parse(agent).toString()).isEmpty(), "it does");
        });
    }

    private static Sample place(String agent, String place) {
        String path = place.replace("/member", "");
        return Sample.minimal()
                .set(
                        path,
                        place.endsWith("member")
                                ? "{'objectType':'Group','member':[{'mbox':'mailto:x@kit.example'},{" + agent + "}]}"
                                : "{'objectType':'Agent'," + agent + "}");
    }

    static String agent(String identifier) {
        UUID unique = UUID.randomUUID();
        return identifier.formatted(
                unique, (unique + "" + unique).replace("-", "").substring(0, 40));
    }

    private static void addTimes(Checks checks) {
        checks.add("XAPI-00175", "since is exclusive", lrs -> {
            Sample statement = stored(lrs);
            String stored = lrs.fetch(statement.id()).path("stored").asString();
            String verb = value(statement, "verb");
            String before = Instant.parse(stored).minusMillis(1).toString();
            CheckFailed.unless(lrs.ids("verb", verb, "since", before).size() == 1, "since before finds nothing");
            CheckFailed.unless(lrs.ids("verb", verb, "since", stored).isEmpty(), "since at stored finds it");
        });
        checks.add("XAPI-00174", "until is inclusive", lrs -> {
            Sample statement = stored(lrs);
            String stored = lrs.fetch(statement.id()).path("stored").asString();
            String verb = value(statement, "verb");
            String before = Instant.parse(stored).minusMillis(1).toString();
            CheckFailed.unless(lrs.ids("verb", verb, "until", stored).size() == 1, "until at stored finds nothing");
            CheckFailed.unless(lrs.ids("verb", verb, "until", before).isEmpty(), "until before finds it");
        });
        for (String offset : List.of("+09:00", "-05:30")) {
            checks.add("XAPI-00175", "since and until with the offset " + offset, lrs -> {
                Sample statement = stored(lrs);
                Instant stored =
                        Instant.parse(lrs.fetch(statement.id()).path("stored").asString());
                var zone = java.time.ZoneOffset.of(offset);
                List<String> ids = lrs.ids(
                        "verb",
                        value(statement, "verb"),
                        "since",
                        stored.minusSeconds(5).atOffset(zone).toString(),
                        "until",
                        stored.plusSeconds(5).atOffset(zone).toString());
                CheckFailed.unless(ids.size() == 1, "got " + ids);
            });
        }
    }

    static Sample sample() {
        return Sample.minimal().set("context", "{'registration':'" + UUID.randomUUID() + "'}");
    }

    static Sample stored(Lrs lrs) {
        Sample sample = sample();
        lrs.store(sample);
        return sample;
    }

    private static String requirement(String filter) {
        return switch (filter) {
            case "agent" -> "XAPI-00181";
            case "verb" -> "XAPI-00180";
            case "activity" -> "XAPI-00179";
            default -> "XAPI-00178";
        };
    }

    /** Where the value of a filter stands in a Statement. */
    private static String path(String filter) {
        return switch (filter) {
            case "agent" -> "actor";
            case "verb" -> "verb/id";
            case "activity" -> "object/id";
            default -> "context/registration";
        };
    }

    static String value(Sample statement, String filter) {
        var value = statement.at(path(filter));
        return value.isString() ? value.asString() : value.toString();
    }
}
