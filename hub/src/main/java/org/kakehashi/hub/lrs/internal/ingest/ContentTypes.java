package org.kakehashi.hub.lrs.internal.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** What a body, or the first part of one, may be (1.0.3 part 3, 1.5). */
final class ContentTypes {
    private ContentTypes() {}

    static void requireJson(@Nullable String contentType) {
        if (!isJson(contentType)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "The body must be JSON, or JSON and attachments: send Content-Type: application/json or multipart/mixed.");
        }
    }

    static void requireJsonFirst(String contentType) {
        if (!isJson(contentType)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "The first part of a multipart body must be the statements, with the header Content-Type: application/json.");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
