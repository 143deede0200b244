package org.kakehashi.conformance.xapi.data;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 2, 2.4.2: each form of identification, good and bad, at each place where an Agent or a Group may stand. */
public final class Section242Actors implements Section {
    private static final String MEMBER = "'member':[{'mbox':'mailto:member@kit.example'}]";
    private static final List<String> IDENTIFIERS = List.of(
            "'mbox':'mailto:actor@kit.example'",
            "'mbox_sha1sum':'cd9b00a5611f94eaa7b1661edab976068e364975'",
            "'openid':'https://id.kit.example/actor'",
            "'account':{'homePage':'https://kit.example','name':'12345'}");

    /** Requirement, and an identifier that breaks it. */
    private static final List<List<String>> BAD_IDENTIFIERS = List.of(
            List.of("XAPI-00038", "'mbox':'actor@kit.example'"),
            List.of("XAPI-00038", "'mbox':'mailto:'"),
            List.of("XAPI-00038", "'mbox':'mailto:nobody'"),
            List.of("XAPI-00038", "'mbox':'https://kit.example'"),
            List.of("XAPI-00038", "'mbox':''"),
            List.of("XAPI-00038", "'mbox':1"),
            List.of("XAPI-00038", "'mbox':['mailto:a@kit.example']"),
            List.of("XAPI-00038", "'mbox':{'key':'x'}"),
            List.of("XAPI-00039", "'mbox_sha1sum':''"),
            List.of("XAPI-00039", "'mbox_sha1sum':'no hash'"),
            List.of("XAPI-00039", "'mbox_sha1sum':1"),
            List.of("XAPI-00039", "'mbox_sha1sum':{'key':'x'}"),
            List.of("XAPI-00040", "'openid':''"),
            List.of("XAPI-00040", "'openid':'no uri'"),
            List.of("XAPI-00040", "'openid':1"),
            List.of("XAPI-00040", "'openid':{'key':'x'}"),
            List.of("XAPI-00041", "'account':'x'"),
            List.of("XAPI-00041", "'account':1"),
            List.of("XAPI-00041", "'account':[]"),
            List.of("XAPI-00041", "'account':{}"),
            List.of("XAPI-00010", "'account':{'homePage':'https://kit.example','name':'1','key':'x'}"),
            List.of("XAPI-00042", "'account':{'name':'12345'}"),
            List.of("XAPI-00042", "'account':{'homePage':'no iri','name':'12345'}"),
            List.of("XAPI-00011", "'account':{'homePage':'kit.example/x','name':'12345'}"),
            List.of("XAPI-00042", "'account':{'homePage':1,'name':'12345'}"),
            List.of("XAPI-00043", "'account':{'homePage':'https://kit.example'}"),
            List.of("XAPI-00043", "'account':{'homePage':'https://kit.example','name':1}"),
            List.of("XAPI-00043", "'account':{'homePage':'https://kit.example','name':{}}"));

    private static final List<String> BAD_MEMBERS = List.of(
            "'x'",
            "1",
            "{}",
            "{'mbox':'mailto:a@kit.example'}",
            "['mailto:a@kit.example']",
            "[1]",
            "[{}]",
            "[{'name':'x'}]",
            "[{'mbox':'a@kit.example'}]",
            "[{'mbox':'mailto:a@kit.example','openid':'https://a.kit.example'}]",
            "[{'objectType':'Group'," + MEMBER + "}]",
            "[{'mbox':'mailto:a@kit.example'},{'key':'x'}]");

    private static final List<String> BAD_TYPES =
            List.of("'agent'", "'group'", "'AGENT'", "'Person'", "'Activity'", "''");

    @Override
    public void addTo(Checks checks) {
        for (ActorPlace place : ActorPlace.of(checks.edition())) {
            if (place.agents()) {
                addAgents(checks, place);
            }
            if (place.groups()) {
                addGroups(checks, place);
            }
            if (!place.agents()) {
                refuse(checks, place.requirement(), place, "{'objectType':'Agent'," + IDENTIFIERS.getFirst() + "}");
                refuse(checks, place.requirement(), place, "{" + IDENTIFIERS.getFirst() + "}");
            }
            if (!place.groups()) {
                refuse(checks, place.requirement(), place, "{'objectType':'Group'," + MEMBER + "}");
            }
        }
    }

    private static void addAgents(Checks checks, ActorPlace place) {
        for (String identifier : IDENTIFIERS) {
            accept(checks, "XAPI-00034", place, "{'objectType':'Agent','name':'あ'," + identifier + "}");
            if (place.typed()) {
                refuse(checks, "XAPI-00065", place, "{" + identifier + "}");
            } else {
                accept(checks, "XAPI-00034", place, "{" + identifier + "}");
            }
        }
        refuse(checks, "XAPI-00034", place, "{'objectType':'Agent'}");
        refuse(checks, "XAPI-00034", place, "{'objectType':'Agent','name':'x'}");
        for (String two : pairs()) {
            refuse(checks, "XAPI-00034", place, "{'objectType':'Agent'," + two + "}");
        }
        refuse(checks, "XAPI-00035", place, "{'objectType':'Agent'," + IDENTIFIERS.getFirst() + "," + MEMBER + "}");
        for (List<String> bad : BAD_IDENTIFIERS) {
            refuse(checks, bad.get(0), place, "{'objectType':'Agent'," + bad.get(1) + "}");
        }
        addTypesAndNames(checks, place);
    }

    private static void addTypesAndNames(Checks checks, ActorPlace place) {
        for (String type : BAD_TYPES) {
            String requirement = type.equals("'Person'") ? "XAPI-00031" : "XAPI-00009";
            refuse(checks, requirement, place, "{'objectType':" + type + "," + IDENTIFIERS.getFirst() + "}");
        }
        for (String type : List.of("1", "true", "{}", "['Agent']")) {
            refuse(checks, "XAPI-00032", place, "{'objectType':" + type + "," + IDENTIFIERS.getFirst() + "}");
        }
        for (String name : List.of("1", "true", "{'ja':'あ'}", "['x']")) {
            refuse(
                    checks,
                    "XAPI-00033",
                    place,
                    "{'objectType':'Agent','name':" + name + "," + IDENTIFIERS.getFirst() + "}");
        }
        for (String notAnActor : List.of("'x'", "1", "true", "[]", "[{" + IDENTIFIERS.getFirst() + "}]")) {
            refuse(checks, "XAPI-00006", place, notAnActor);
        }
    }

    private static void addGroups(Checks checks, ActorPlace place) {
        for (String identifier : IDENTIFIERS) {
            accept(checks, "XAPI-00037", place, "{'objectType':'Group'," + identifier + "}");
            accept(checks, "XAPI-00037", place, "{'objectType':'Group','name':'あ'," + identifier + "," + MEMBER + "}");
        }
        accept(checks, "XAPI-00037", place, "{'objectType':'Group'," + MEMBER + "}");
        refuse(checks, "XAPI-00037", place, "{'objectType':'Group'}");
        refuse(checks, "XAPI-00037", place, "{'objectType':'Group','name':'x'}");
        refuse(checks, "XAPI-00037", place, "{'objectType':'Group','member':[]}");
        for (String two : pairs()) {
            refuse(checks, "XAPI-00037", place, "{'objectType':'Group'," + two + "}");
            refuse(checks, "XAPI-00037", place, "{'objectType':'Group'," + two + "," + MEMBER + "}");
        }
        for (String member : BAD_MEMBERS) {
            refuse(checks, "XAPI-00036", place, "{'objectType':'Group','member':" + member + "}");
        }
        for (List<String> bad : BAD_IDENTIFIERS) {
            refuse(checks, bad.get(0), place, "{'objectType':'Group'," + bad.get(1) + "," + MEMBER + "}");
        }
    }

    private static List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < IDENTIFIERS.size(); i++) {
            for (int j = i + 1; j < IDENTIFIERS.size(); j++) {
                pairs.add(IDENTIFIERS.get(i) + "," + IDENTIFIERS.get(j));
            }
        }
        return pairs;
    }

    private static void accept(Checks checks, String requirement, ActorPlace place, String actor) {
        checks.accepts(requirement, place.name() + " = " + actor, place.with(actor, checks.edition()));
    }

    private static void refuse(Checks checks, String requirement, ActorPlace place, String actor) {
        checks.refuses(requirement, place.name() + " = " + actor, place.with(actor, checks.edition()));
    }

    /**
     * Where an Agent or a Group may stand.
     *
     * @param requirement that says which of them
     * @param template that has the place
     * @param path to it
     * @param agents whether Agents may stand there
     * @param groups whether Groups may stand there
     * @param typed whether objectType is required, for other things may stand there too
     */
    private record ActorPlace(
            String requirement, String template, String path, boolean agents, boolean groups, boolean typed) {
        static List<ActorPlace> of(Edition edition) {
            List<ActorPlace> places = new ArrayList<>(List.of(
                    new ActorPlace("XAPI-00031", "full", "actor", true, true, false),
                    new ActorPlace("XAPI-00036", "full", "actor/member/0", true, false, false),
                    new ActorPlace("XAPI-00087", "full", "context/instructor", true, true, false),
                    new ActorPlace("XAPI-00088", "full", "context/team", false, true, false),
                    new ActorPlace("XAPI-00024", "full", "authority", true, false, false),
                    new ActorPlace("XAPI-00046", "agent", "object", true, true, true),
                    new ActorPlace("XAPI-00036", "group", "object/member/0", true, false, false),
                    new ActorPlace("XAPI-00066", "sub", "object/actor", true, true, false),
                    new ActorPlace("XAPI-00066", "sub", "object/actor/member/0", true, false, false),
                    new ActorPlace("XAPI-00066", "sub", "object/context/instructor", true, true, false),
                    new ActorPlace("XAPI-00066", "sub", "object/context/team", false, true, false)));
            if (edition == Edition.V2) {
                places.add(new ActorPlace("IEEE-14", "full", "context/contextAgents/0/agent", true, false, false));
                places.add(new ActorPlace("IEEE-15", "full", "context/contextGroups/0/group", false, true, false));
                places.add(
                        new ActorPlace("IEEE-14", "sub", "object/context/contextAgents/0/agent", true, false, false));
                places.add(
                        new ActorPlace("IEEE-15", "sub", "object/context/contextGroups/0/group", false, true, false));
            }
            return places;
        }

        String name() {
            return template.equals("sub") ? "SubStatement " + path : path;
        }

        Sample with(String actor, Edition edition) {
            return Sample.of(template, edition).set(path, actor);
        }
    }
}
