package org.kakehashi.hub.lrs.internal.statement;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Activities and their definitions, interactions included (1.0.3 part 2, 2.4.4.1). */
final class ActivityRules {
    private static final Set<String> INTERACTIONS = Set.of(
            "true-false",
            "choice",
            "fill-in",
            "long-fill-in",
            "matching",
            "performance",
            "sequencing",
            "likert",
            "numeric",
            "other");

    private static final class Activity {
        String id = "";
    }

    private static final Shape<Set<String>> COMPONENT = new Shape<Set<String>>()
            .required("id", ActivityRules::componentId)
            .optional("description", Maps::languages);

    private static final Shape<Walk> DEFINITION = new Shape<Walk>()
            .optional("name", Maps::languages)
            .optional("description", Maps::languages)
            .optional("type", Walk::iri)
            .optional("moreInfo", Walk::iri)
            .optional("extensions", Maps::extensions)
            .optional("interactionType", ActivityRules::interactionType)
            .optional("correctResponsesPattern", walk -> Maps.array(walk, Walk::text))
            .optional("choices", ActivityRules::components)
            .optional("scale", ActivityRules::components)
            .optional("source", ActivityRules::components)
            .optional("target", ActivityRules::components)
            .optional("steps", ActivityRules::components);

    private static final long TYPED = DEFINITION.bits("interactionType");
    private static final long NEED_TYPE =
            DEFINITION.bits("correctResponsesPattern", "choices", "scale", "source", "target", "steps");

    private static final Shape<Activity> ACTIVITY = new Shape<Activity>()
            .optional("objectType", ActivityRules::activityType)
            .required("id", (walk, activity) -> activity.id = walk.iri())
            .optional("definition", ActivityRules::definition);

    private ActivityRules() {}

    /** Reads an Activity where nothing else may stand. Its id. */
    static String read(Walk walk) {
        Activity activity = new Activity();
        ACTIVITY.read(walk, activity);
        return activity.id;
    }

    /** {@code definition} of an Activity. */
    static void definition(Walk walk) {
        long seen = DEFINITION.read(walk, walk);
        if ((seen & NEED_TYPE) != 0 && (seen & TYPED) == 0) {
            throw walk.rejectMember("interactionType", Rule.INTERACTION_TYPE, "");
        }
    }

    private static void activityType(Walk walk) {
        if (!walk.string().equals("Activity")) {
            throw walk.reject(Rule.OBJECT_TYPE);
        }
    }

    private static void interactionType(Walk walk) {
        if (!INTERACTIONS.contains(walk.string())) {
            throw walk.reject(Rule.INTERACTION_TYPE);
        }
    }

    private static void components(Walk walk) {
        walk.expect(JsonToken.START_ARRAY, Rule.ARRAY_EXPECTED);
        Set<String> ids = new HashSet<>();
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            COMPONENT.read(walk, ids);
        }
    }

    private static void componentId(Walk walk, Set<String> ids) {
        if (!ids.add(walk.string())) {
            throw walk.reject(Rule.COMPONENT_ID);
        }
    }
}
