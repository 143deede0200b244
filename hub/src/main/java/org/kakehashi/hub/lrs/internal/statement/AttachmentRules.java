package org.kakehashi.hub.lrs.internal.statement;

import java.util.Locale;
import tools.jackson.core.JsonToken;

/** What a statement says about its attachments (1.0.3 part 2, 2.4.11). */
final class AttachmentRules {
    private static final Shape<AttachmentDraft> ATTACHMENT = new Shape<AttachmentDraft>()
            .required("usageType", (walk, draft) -> draft.usageType = walk.iri())
            .required("display", Maps::languages)
            .optional("description", Maps::languages)
            .required("contentType", AttachmentRules::mediaType)
            .required("length", AttachmentRules::length)
            .required("sha2", AttachmentRules::sha2)
            .optional("fileUrl", AttachmentRules::fileUrl);

    private AttachmentRules() {}

    /** Reads {@code attachments} of a statement or SubStatement. */
    static void read(Walk walk, PartDraft part) {
        read(walk, part.whole, part.sub);
    }

    /** Reads {@code attachments} of an object that turns out to be a SubStatement, or is refused. */
    static void read(Walk walk, ObjectDraft object) {
        read(walk, object.owner.whole, true);
    }

    private static void read(Walk walk, StatementDraft whole, boolean ofSubStatement) {
        walk.expect(JsonToken.START_ARRAY, Rule.ARRAY_EXPECTED);
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            AttachmentDraft draft = new AttachmentDraft();
            ATTACHMENT.read(walk, draft);
            whole.attachment(draft.attachment(ofSubStatement));
        }
    }

    private static void mediaType(Walk walk, AttachmentDraft draft) {
        draft.contentType = walk.string();
        if (!Formats.isMediaType(draft.contentType)) {
            throw walk.reject(Rule.MEDIA_TYPE);
        }
    }

    private static void length(Walk walk, AttachmentDraft draft) {
        walk.expect(JsonToken.VALUE_NUMBER_INT, Rule.LENGTH);
        draft.length = (long) walk.number();
        if (draft.length < 0) {
            throw walk.reject(Rule.LENGTH);
        }
    }

    private static void sha2(Walk walk, AttachmentDraft draft) {
        if (!Formats.isSha2(walk.string())) {
            throw walk.reject(Rule.SHA2);
        }
        draft.sha2 = walk.string().toLowerCase(Locale.ROOT);
    }

    private static void fileUrl(Walk walk, AttachmentDraft draft) {
        walk.iri();
        draft.hasFileUrl = true;
    }
}
