package org.kakehashi.hub.lrs.internal.ingest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** What a body may be (1.0.3 part 3, 1.5). */
final class ContentTypes {
    private ContentTypes() {}

    static void requireJson(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (type.equals("multipart/mixed")) {
            throw new HubException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Attachments (multipart/mixed) are not taken yet. Send application/json, each attachment with a fileUrl.");
        }
        if (!type.equals("application/json")) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "The body must be JSON: send Content-Type: application/json.");
        }
    }
}
