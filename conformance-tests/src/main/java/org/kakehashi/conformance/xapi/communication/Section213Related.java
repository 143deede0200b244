package org.kakehashi.conformance.xapi.communication;

import java.util.ArrayList;
import java.util.List;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Edition;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 2.1.3: related_agents and related_activities look in every place. */
public final class Section213Related implements Section {
    /** Where an agent stands, for related_agents. */
    private static final List<String> RELATED_AGENTS = List.of(
            "actor",
            "object",
            "context/instructor",
            "context/team",
            "object/actor",
            "object/object",
            "object/context/instructor",
            "object/context/team");

    @Override
    public void addTo(Checks checks) {
        addRelatedAgents(checks);
        addRelatedActivities(checks);
    }

    private static void addRelatedAgents(Checks checks) {
        List<String> places = new ArrayList<>(RELATED_AGENTS);
        if (checks.edition() == Edition.V2) {
            places.addAll(List.of(
                    "context/contextAgents",
                    "context/contextGroups",
                    "object/context/contextAgents",
                    "object/context/contextGroups"));
        }
        for (String place : places) {
            checks.add(
                    place.contains("contextA") || place.contains("contextG") ? "IEEE-09" : "XAPI-00176",
                    "related_agents finds " + place,
                    lrs -> {
                        String agent = Section213Queries.agent(Section213Queries.IDENTIFIERS.get(3));
                        boolean group = place.endsWith("team") || place.endsWith("Groups");
                        String typed = "{'objectType':'" + (group ? "Group" : "Agent") + "'," + agent + "}";
                        Sample statement = Sample.of(place.matches("object/.*") ? "sub" : "full", lrs.edition());
                        relate(statement, place, typed);
                        lrs.store(statement);
                        List<String> ids = lrs.ids(
                                "related_agents",
                                "true",
                                "agent",
                                Json.parse(typed).toString());
                        CheckFailed.unless(ids.equals(List.of(statement.id())), "got " + ids);
                    });
        }
    }

    private static void relate(Sample statement, String place, String agent) {
        if (place.endsWith("object")) {
            String context = place.equals("object") ? "context" : "object/context";
            statement.remove(context).set(place, agent);
        } else if (place.endsWith("Agents") || place.endsWith("Groups")) {
            statement.set(place + "/0/" + (place.endsWith("Agents") ? "agent" : "group"), agent);
        } else {
            statement.set(place, agent);
        }
    }

    private static void addRelatedActivities(Checks checks) {
        for (String prefix : List.of("", "object/")) {
            for (String place : List.of(
                    "object/id",
                    "context/contextActivities/parent/0/id",
                    "context/contextActivities/grouping/0/id",
                    "context/contextActivities/category/0/id",
                    "context/contextActivities/other/0/id")) {
                checks.add("XAPI-00177", "related_activities finds " + prefix + place, lrs -> {
                    String activity = Sample.iri("related");
                    Sample statement = Sample.of(prefix.isEmpty() ? "full" : "sub", lrs.edition())
                            .set(prefix + place, Json.quote(activity));
                    lrs.store(statement);
                    List<String> ids = lrs.ids("related_activities", "true", "activity", activity);
                    CheckFailed.unless(ids.equals(List.of(statement.id())), "got " + ids);
                    if (!(prefix + place).equals("object/id")) {
                        CheckFailed.unless(lrs.ids("activity", activity).isEmpty(), "activity alone finds it too");
                    }
                });
            }
        }
    }
}
