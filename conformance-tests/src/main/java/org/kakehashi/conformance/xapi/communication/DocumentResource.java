package org.kakehashi.conformance.xapi.communication;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kakehashi.conformance.xapi.Call;
import org.kakehashi.conformance.xapi.Check;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.DocumentTopics;
import org.kakehashi.conformance.xapi.Json;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Sample;

/**
 * A resource that keeps documents.
 *
 * @param name as documents.csv calls it
 * @param path below the base
 * @param id name of the parameter that tells one document
 * @param context names of the parameters that it always needs
 */
record DocumentResource(String name, String path, String id, List<String> context) {
    static final List<DocumentResource> ALL = List.of(
            new DocumentResource("state", "activities/state", "stateId", List.of("activityId", "agent")),
            new DocumentResource("agent profile", "agents/profile", "profileId", List.of("agent")),
            new DocumentResource("activity profile", "activities/profile", "profileId", List.of("activityId")));

    /** Adds a check to each requirement about a topic. */
    void add(Checks checks, String topic, String what, Check.Body body) {
        DocumentTopics.of(name, topic).forEach(requirement -> checks.add(requirement, name + ": " + what, body));
    }

    /** A document that nobody has stored yet. */
    Document fresh() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (context.contains("activityId")) {
            parameters.put("activityId", Sample.iri("activity"));
        }
        if (context.contains("agent")) {
            parameters.put("agent", Json.parse(Sample.agent()).toString());
        }
        parameters.put(id, "文書/" + UUID.randomUUID());
        return new Document(this, parameters);
    }

    /**
     * A document in its resource.
     *
     * @param resource that keeps it
     * @param parameters that tell it, to which the id belongs
     */
    record Document(DocumentResource resource, Map<String, String> parameters) {
        /** A request about it. */
        Call call(Lrs lrs) {
            Call call = lrs.to(resource.path());
            parameters.forEach(call::with);
            return call;
        }

        Document with(String name, String value) {
            Map<String, String> changed = new LinkedHashMap<>(parameters);
            changed.put(name, value);
            return new Document(resource, changed);
        }

        Document without(String name) {
            Map<String, String> changed = new LinkedHashMap<>(parameters);
            changed.remove(name);
            return new Document(resource, changed);
        }

        String id() {
            return parameters.getOrDefault(resource.id(), "");
        }

        /** The ids of all documents beside it. */
        Call list(Lrs lrs) {
            return without(resource.id()).call(lrs);
        }

        /** Stores JSON, where nothing was before. */
        void put(Lrs lrs, String json) {
            call(lrs)
                    .header("If-None-Match", "*")
                    .json(Json.parse(json).toString())
                    .put()
                    .is(204);
        }
    }
}
