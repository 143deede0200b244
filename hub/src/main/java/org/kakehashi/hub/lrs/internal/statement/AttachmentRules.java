package org.kakehashi.hub.lrs.internal.statement;

import tools.jackson.core.JsonToken;

/** Headers of attachments (1.0.3 part 2, 2.4.11). */
final class AttachmentRules {
    private static final Shape<Walk> ATTACHMENT = new Shape<Walk>()
            .required("usageType", Walk::iri)
            .required("display", Maps::languages)
            .optional("description", Maps::languages)
            .required("contentType", AttachmentRules::mediaType)
            .required("length", AttachmentRules::length)
            .required("sha2", AttachmentRules::sha2)
            .optional("fileUrl", Walk::iri);
    private static final long FILE_URL = ATTACHMENT.bits("fileUrl");

    private AttachmentRules() {}

    /** Reads {@code attachments}. Whether the data of one of them must come with the request, having no fileUrl. */
    static boolean read(Walk walk) {
        boolean dataWanted = false;
        walk.expect(JsonToken.START_ARRAY, Rule.ARRAY_EXPECTED);
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            dataWanted |= (ATTACHMENT.read(walk, walk) & FILE_URL) == 0;
        }
        return dataWanted;
    }

    private static void mediaType(Walk walk) {
        if (!Formats.isMediaType(walk.string())) {
            throw walk.reject(Rule.MEDIA_TYPE);
        }
    }

    private static void length(Walk walk) {
        walk.expect(JsonToken.VALUE_NUMBER_INT, Rule.LENGTH);
        if (walk.number() < 0) {
            throw walk.reject(Rule.LENGTH);
        }
    }

    private static void sha2(Walk walk) {
        if (!Formats.isSha2(walk.string())) {
            throw walk.reject(Rule.SHA2);
        }
    }
}
