package org.kakehashi.hub.lrs.internal.statement;

import java.util.function.Consumer;
import tools.jackson.core.JsonToken;

/** {@code context} (1.0.3 part 2, 2.4.6; contextAgents and contextGroups: IEEE 9274.1.1, 4.2.2). */
final class ContextRules {
    private static final Shape<PartDraft> CONTEXT_ACTIVITIES = new Shape<PartDraft>()
            .optional("parent", activities(Usage.PARENT))
            .optional("grouping", activities(Usage.GROUPING))
            .optional("category", activities(Usage.CATEGORY))
            .optional("other", activities(Usage.OTHER));

    private static final Shape<Walk> STATEMENT_REF =
            new Shape<Walk>().required("objectType", type("StatementRef")).required("id", Walk::uuid);

    private static final Shape<PartDraft> CONTEXT_AGENT = new Shape<PartDraft>()
            .required("objectType", type("contextAgent"))
            .required("agent", agent(AgentRules.Allowed.AGENT, Usage.CONTEXT))
            .optional("relevantTypes", ContextRules::relevantTypes);

    private static final Shape<PartDraft> CONTEXT_GROUP = new Shape<PartDraft>()
            .required("objectType", type("contextGroup"))
            .required("group", agent(AgentRules.Allowed.GROUP, Usage.CONTEXT))
            .optional("relevantTypes", ContextRules::relevantTypes);

    private static final Shape<PartDraft> CONTEXT = new Shape<PartDraft>()
            .optional("registration", ContextRules::registration)
            .optional("instructor", agent(AgentRules.Allowed.EITHER, Usage.INSTRUCTOR))
            .optional("team", agent(AgentRules.Allowed.GROUP, Usage.TEAM))
            .optional("contextActivities", (walk, part) -> CONTEXT_ACTIVITIES.read(walk, part))
            .optional("contextAgents", since2(CONTEXT_AGENT))
            .optional("contextGroups", since2(CONTEXT_GROUP))
            .optional("revision", (walk, part) -> {
                walk.text();
                part.revision = true;
            })
            .optional("platform", (walk, part) -> {
                walk.text();
                part.platform = true;
            })
            .optional("language", Walk::languageTag)
            .optional("statement", walk -> STATEMENT_REF.read(walk, walk))
            .optional("extensions", Maps::extensions);

    private ContextRules() {}

    static void read(Walk walk, PartDraft part) {
        CONTEXT.read(walk, part);
    }

    private static void registration(Walk walk, PartDraft part) {
        var registration = walk.uuid();
        if (!part.sub) {
            part.whole.registration = registration;
        }
    }

    private static Shape.Reader<PartDraft> agent(AgentRules.Allowed allowed, int usage) {
        return (walk, part) -> part.whole.agent(AgentRules.read(walk, allowed), part.usage(usage));
    }

    /** A list of activities, or a single one, which is served as a list. */
    private static Shape.Reader<PartDraft> activities(int usage) {
        return (walk, part) -> {
            if (walk.at(JsonToken.START_OBJECT)) {
                int start = walk.valueStart();
                part.whole.activity(ActivityRules.read(walk), part.usage(usage));
                part.whole.edit(Edit.Kind.ARRAY, start, walk.valueEnd());
            } else {
                Maps.array(walk, item -> part.whole.activity(ActivityRules.read(item), part.usage(usage)));
            }
        };
    }

    private static Shape.Reader<PartDraft> since2(Shape<PartDraft> item) {
        return (walk, part) -> {
            if (!walk.version().hasContextAgents()) {
                throw walk.reject(Rule.UNKNOWN_PROPERTY);
            }
            Maps.array(walk, each -> item.read(each, part));
        };
    }

    private static void relevantTypes(Walk walk) {
        int[] count = {0};
        Maps.array(walk, item -> {
            item.iri();
            count[0]++;
        });
        if (count[0] == 0) {
            throw walk.reject(Rule.RELEVANT_TYPES);
        }
    }

    private static Consumer<Walk> type(String objectType) {
        return walk -> {
            if (!walk.string().equals(objectType)) {
                throw walk.reject(Rule.OBJECT_TYPE);
            }
        };
    }
}
