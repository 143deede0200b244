package org.kakehashi.hub.lrs.internal.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;

/**
 * A valid statement, sliced: which bytes of the body it is, and everything that storing and finding it needs.
 *
 * @param body the bytes that came in, shared by all statements of a request
 * @param start first byte of the statement
 * @param end behind its last byte
 * @param id its id, if it brought one
 * @param timestamp its timestamp in microseconds since 1970, if it brought one
 * @param version its version, if it brought one
 * @param registration {@code context.registration}
 * @param actor the actor's identifier; null for an anonymous group
 * @param verb the verb's IRI
 * @param activity the object's IRI where it is an Activity
 * @param reference the statement that the object refers to where it is a StatementRef
 * @param voids whether it voids the statement that it refers to
 * @param agents every further agent, and members of the actor, with the bits of {@link Usage}
 * @param activities every further activity, with the bits of {@link Usage}
 * @param edits how it is served otherwise than it came, as of {@link Edit#encode}
 * @param hasStored whether it brought a {@code stored}
 * @param hasAuthority whether it brought an {@code authority}
 * @param attachments what it and its SubStatement say of their attachments
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are shared and never compared
public record ParsedStatement(
        byte[] body,
        int start,
        int end,
        @Nullable UUID id,
        @Nullable Long timestamp,
        @Nullable String version,
        @Nullable UUID registration,
        @Nullable AgentId actor,
        String verb,
        @Nullable String activity,
        @Nullable UUID reference,
        boolean voids,
        Map<AgentId, Integer> agents,
        Map<String, Integer> activities,
        byte @Nullable [] edits,
        boolean hasStored,
        boolean hasAuthority,
        List<Attachment> attachments) {

    ParsedStatement(byte[] body, int start, int end, PartDraft part, boolean voids) {
        this(
                body,
                start,
                end,
                part.whole.id,
                part.whole.timestamp,
                part.whole.version,
                part.whole.registration,
                part.actor.id,
                part.verb,
                part.object.kind == ObjectRules.Kind.ACTIVITY ? part.object.id : null,
                part.object.reference,
                voids,
                part.whole.agents,
                part.whole.activities,
                Edit.encode(part.whole.edits),
                part.whole.hasStored,
                part.whole.hasAuthority,
                part.whole.attachments);
    }

    /** Whether an attachment's data must come with the request, having no fileUrl. */
    public boolean dataWanted() {
        for (Attachment attachment : attachments) {
            if (!attachment.hasFileUrl()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this statement is {@code original} with a signature added (2.6): the same by 2.3.1, and where both have an id or timestamp, the
     * same. Other attachments are compared if the original has any.
     */
    public boolean isWhatWasSigned(ParsedStatement original) {
        if (id != null && original.id != null && !id.equals(original.id)) {
            return false;
        }
        if (timestamp != null && original.timestamp != null && !timestamp.equals(original.timestamp)) {
            return false;
        }
        boolean withAttachments = !original.attachments.isEmpty();
        return CanonicalForm.unsigned(bytes(), withAttachments)
                .equals(CanonicalForm.unsigned(original.bytes(), withAttachments));
    }

    /** Its own bytes. */
    byte[] bytes() {
        return Arrays.copyOfRange(body, start, end);
    }

    /** Length in bytes. */
    public int length() {
        return end - start;
    }
}
