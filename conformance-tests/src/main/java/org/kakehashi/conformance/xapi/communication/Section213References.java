package org.kakehashi.conformance.xapi.communication;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 3, 2.1.3, filter conditions for StatementRefs; limit, ascending and more (part 2, 2.5). */
public final class Section213References implements Section {
    @Override
    public void addTo(Checks checks) {
        for (String filter : List.of("agent", "verb", "activity", "registration")) {
            checks.add("XAPI-00164", "what refers to a hit of " + filter + " is a hit, over any distance", lrs -> {
                Sample target = Section213Queries.sample();
                Sample near = Sample.about(target.id());
                Sample far = Sample.about(near.id());
                lrs.store(target, near, far);
                List<String> ids = lrs.ids(filter, Section213Queries.value(target, filter));
                CheckFailed.unless(ids.equals(List.of(far.id(), near.id(), target.id())), "got " + ids);
            });
            checks.add("XAPI-00164", "what refers to a hit of " + filter + " was there before it", lrs -> {
                Sample target = Section213Queries.sample();
                Sample near = Sample.about(target.id());
                lrs.store(near, target);
                List<String> ids = lrs.ids(filter, Section213Queries.value(target, filter));
                CheckFailed.unless(ids.equals(List.of(target.id(), near.id())), "got " + ids);
            });
        }
        checks.add("XAPI-00164", "a StatementRef within context is no reference for filters", lrs -> {
            Sample target = Section213Queries.stored(lrs);
            Sample other = Sample.minimal()
                    .set("context", "{'statement':{'objectType':'StatementRef','id':'" + target.id() + "'}}");
            lrs.store(other);
            List<String> ids = lrs.ids("verb", Section213Queries.value(target, "verb"));
            CheckFailed.unless(ids.equals(List.of(target.id())), "got " + ids);
        });
        checks.add("XAPI-00175", "since looks at what refers, not at what it refers to", lrs -> {
            Sample target = Section213Queries.stored(lrs);
            String stored = lrs.fetch(target.id()).path("stored").asString();
            Sample near = Sample.about(target.id());
            lrs.store(near);
            List<String> ids = lrs.ids("verb", Section213Queries.value(target, "verb"), "since", stored);
            CheckFailed.unless(ids.equals(List.of(near.id())), "got " + ids);
        });
        for (String related : List.of("related_agents", "related_activities")) {
            checks.add("XAPI-00164", "what refers to a hit of " + related + " is a hit", lrs -> {
                Sample target = Section213Queries.sample();
                String instructor = Sample.agent();
                String parent = Sample.iri("parent");
                target.set("context/instructor", instructor)
                        .set("context/contextActivities", "{'parent':[{'id':'" + parent + "'}]}");
                Sample near = Sample.about(target.id());
                lrs.store(target, near);
                List<String> ids = related.equals("related_agents")
                        ? lrs.ids(
                                related, "true", "agent", Json.parse(instructor).toString())
                        : lrs.ids(related, "true", "activity", parent);
                CheckFailed.unless(ids.equals(List.of(near.id(), target.id())), "got " + ids);
            });
        }
        addOrder(checks);
        addMore(checks);
    }

    private static void addOrder(Checks checks) {
        checks.add("XAPI-00166", "the newest come first, with ascending=true last", lrs -> {
            String verb = several(lrs, 3).verb();
            List<String> down = lrs.ids("verb", verb);
            CheckFailed.unless(
                    down.size() == 3
                            && lrs.ids("verb", verb, "ascending", "false").equals(down)
                            && lrs.ids("verb", verb, "ascending", "true").equals(down.reversed()),
                    "they do not");
        });
        checks.add("XAPI-00166", "stored rises with ascending=true", lrs -> {
            JsonNode list = lrs.to("statements")
                    .with("verb", several(lrs, 3).verb())
                    .with("ascending", "true")
                    .get()
                    .json()
                    .path("statements");
            for (int i = 1; i < list.size(); i++) {
                // As moments: digits of fractions may differ.
                OffsetDateTime before = stored(list.get(i - 1));
                CheckFailed.unless(!before.isAfter(stored(list.get(i))), "it does not");
            }
        });
        for (int limit : new int[] {1, 2, 3, 4, 0}) {
            checks.add("XAPI-00173", "limit=" + limit, lrs -> {
                int found = lrs.ids("verb", several(lrs, 3).verb(), "limit", "" + limit)
                        .size();
                CheckFailed.unless(found == (limit == 0 ? 3 : Math.min(3, limit)), found + " came");
            });
        }
    }

    private static OffsetDateTime stored(JsonNode statement) {
        return OffsetDateTime.parse(statement.path("stored").asString());
    }

    private static void addMore(Checks checks) {
        for (String requirement : List.of("XAPI-00108", "XAPI-00111", "XAPI-00113", "XAPI-00114", "XAPI-00110")) {
            for (String ascending : List.of("false", "true")) {
                checks.add(requirement, "pages of two give all five, each once (ascending=" + ascending + ")", lrs -> {
                    Several several = several(lrs, 5);
                    List<String> all = pages(lrs, several.verb(), ascending);
                    List<String> wanted = ascending.equals("true")
                            ? several.ids()
                            : several.ids().reversed();
                    CheckFailed.unless(all.equals(wanted), "got " + all);
                });
            }
        }
        checks.add("XAPI-00108", "more keeps the format", lrs -> {
            Several several = several(lrs, 3);
            JsonNode first = lrs.to("statements")
                    .with("verb", several.verb())
                    .with("limit", "2")
                    .with("format", "ids")
                    .get()
                    .json();
            JsonNode second =
                    lrs.follow(first.path("more").asString()).get().is(200).json();
            CheckFailed.unless(second.at("/statements/0/verb/display").isMissingNode(), "it does not");
        });
        for (String limit : List.of("3", "0", "100")) {
            checks.add("XAPI-00109", "more is absent or empty where all came (limit=" + limit + ")", lrs -> {
                JsonNode page = lrs.to("statements")
                        .with("verb", several(lrs, 3).verb())
                        .with("limit", limit)
                        .get()
                        .json();
                CheckFailed.unless(Lrs.ids(page).size() == 3, "not all came");
                CheckFailed.unless(page.path("more").asString("").isEmpty(), "more is " + page.path("more"));
            });
        }
    }

    private static List<String> pages(Lrs lrs, String verb, String ascending) {
        JsonNode page = lrs.to("statements")
                .with("verb", verb)
                .with("limit", "2")
                .with("ascending", ascending)
                .get()
                .is(200)
                .json();
        List<String> all = new ArrayList<>(Lrs.ids(page));
        int pages = 1;
        while (!page.path("more").asString("").isEmpty()) {
            page = lrs.follow(page.path("more").asString()).get().is(200).json();
            CheckFailed.unless(Lrs.ids(page).size() <= 2 && ++pages < 9, "a page is too long, or they do not end");
            all.addAll(Lrs.ids(page));
        }
        return all;
    }

    private record Several(String verb, List<String> ids) {}

    /** Statements of one verb, in the order in which they were stored. */
    private static Several several(Lrs lrs, int count) {
        String verb = Sample.iri("verb");
        List<String> ids = new ArrayList<>();
        Sample[] all = new Sample[count];
        for (int i = 0; i < count; i++) {
            all[i] = Sample.minimal()
                    .set("id", "'" + UUID.randomUUID() + "'")
                    .set("verb", "{'id':'" + verb + "','display':{'ja':'あ'}}");
            ids.add(all[i].id());
        }
        lrs.store(all);
        return new Several(verb, ids);
    }
}
