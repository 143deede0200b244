package org.kakehashi.hub.lrs.internal.document;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import org.kakehashi.hub.lrs.internal.protocol.Parameters;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;

/**
 * Which document, or which documents, a request is about.
 *
 * @param resource of which resource
 * @param agent whose; null in activity profiles
 * @param activity about what; null in agent profiles
 * @param registration of state: null is none for one document, and any for several
 * @param id null: all of them
 * @param since only those stored or updated after it, in microseconds since 1970
 */
record DocumentParameters(
        DocumentResource resource,
        @Nullable AgentId agent,
        @Nullable String activity,
        @Nullable UUID registration,
        @Nullable String id,
        @Nullable Long since) {
    /** An index entry takes 2,704 bytes. */
    private static final int LONGEST_ID = 2000;

    /** Of a GET: the id may be missing. */
    static DocumentParameters ofGet(DocumentResource resource, HttpServletRequest request, SpecVersion version) {
        Set<String> known = resource.parameters();
        known.add("since");
        return read(resource, new Parameters(request, known), version);
    }

    /** Of a PUT or POST: the id is required. */
    static DocumentParameters ofWrite(DocumentResource resource, HttpServletRequest request, SpecVersion version) {
        Parameters parameters = new Parameters(request, resource.parameters());
        require(parameters, resource.idParameter());
        return read(resource, parameters, version);
    }

    /** Of a DELETE: only state may be deleted without an id. */
    static DocumentParameters ofDelete(DocumentResource resource, HttpServletRequest request, SpecVersion version) {
        return resource == DocumentResource.STATE
                ? read(resource, new Parameters(request, resource.parameters()), version)
                : ofWrite(resource, request, version);
    }

    private static DocumentParameters read(DocumentResource resource, Parameters parameters, SpecVersion version) {
        if (resource.hasActivity()) {
            require(parameters, "activityId");
        }
        if (resource.hasAgent()) {
            require(parameters, "agent");
        }
        return new DocumentParameters(
                resource,
                parameters.agent("agent", version),
                parameters.iri("activityId"),
                parameters.uuid("registration"),
                id(resource.idParameter(), parameters.text(resource.idParameter())),
                parameters.timestamp("since", version));
    }

    private static @Nullable String id(String name, @Nullable String id) {
        if (id != null && (id.isEmpty() || id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID)) {
            throw Parameters.refused(name, "must have 1 to " + LONGEST_ID + " bytes");
        }
        if (id != null && id.indexOf('\0') >= 0) {
            throw Parameters.refused(name, "has a NUL character, which can't be stored. Leave it out");
        }
        return id;
    }

    private static void require(Parameters parameters, String name) {
        if (!parameters.has(name)) {
            throw Parameters.refused(name, "is required");
        }
    }
}
