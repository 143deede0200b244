package org.kakehashi.conformance.xapi.data;

import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Kind;
import org.kakehashi.conformance.xapi.Places;
import org.kakehashi.conformance.xapi.Places.Place;
import org.kakehashi.conformance.xapi.Requirements;
import org.kakehashi.conformance.xapi.Section;
import tools.jackson.databind.JsonNode;

/** Part 2, 2.2 with 2.4: each place of a Statement and of a SubStatement against the type and the format that must stand there. */
public final class Section22Places implements Section {
    private static final int LONGEST = 60;

    @Override
    public void addTo(Checks checks) {
        for (Place place : Places.of(checks.edition(), Requirements.load())) {
            addTo(checks, place);
        }
    }

    private static void addTo(Checks checks, Place place) {
        String name = (place.template().equals("sub") ? "SubStatement " : "") + place.path();
        if (place.required()) {
            checks.refuses(
                    place.requirement(),
                    name + " missing",
                    place.sample(checks.edition()).remove(place.path()));
        }
        Kind kind = place.kind();
        kind.wrongTypes().forEach(json -> refuse(checks, place, name, json));
        kind.badFormats().forEach(json -> refuse(checks, place, name, json));
        kind.good()
                .forEach(json -> checks.accepts(
                        place.requirement(),
                        name + " = " + shortened(json),
                        place.sample(checks.edition()).set(place.path(), json)));
    }

    private static void refuse(Checks checks, Place place, String name, JsonNode json) {
        checks.refuses(
                place.requirement(),
                name + " = " + shortened(json),
                place.sample(checks.edition()).set(place.path(), json));
    }

    private static String shortened(JsonNode value) {
        String json = value.toString();
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "…";
    }
}
