package org.kakehashi.hub.lrs.internal.attachment;

import java.util.List;
import java.util.Locale;
import org.kakehashi.hub.lrs.internal.attachment.MultipartBody.Part;
import org.kakehashi.hub.lrs.internal.statement.Attachment;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/** What the headers of a part must say (1.0.3 part 3, 1.5.2). */
final class PartHeaders {
    static final String HASH = "X-Experience-API-Hash";
    static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";
    static final String BINARY = "binary";

    private PartHeaders() {}

    /**
     * The hash in lower case of a part that may be an attachment's data; empty where it names none.
     *
     * @param number which part it is, for the refusal
     */
    static String hash(Part part, int number) {
        if (!part.header(TRANSFER_ENCODING).equalsIgnoreCase(BINARY)) {
            throw refused(
                    number,
                    "needs the header " + TRANSFER_ENCODING + ": " + BINARY
                            + ", and its data as it is, in no other encoding");
        }
        String hash = part.header(HASH).toLowerCase(Locale.ROOT);
        if (hash.isEmpty()) {
            throw refused(number, "needs the header " + HASH + " with the sha2 of an attachment");
        }
        return hash;
    }

    /**
     * What stands in both places must be the same, in one of the attachments of that data; parameters of the media type need not be repeated, as in
     * the specification's example.
     */
    static void requireSame(Part part, int number, List<Attachment> attachments) {
        String type = mediaType(part.header("Content-Type"));
        if (!type.isEmpty() && attachments.stream().noneMatch(each -> type.equals(mediaType(each.contentType())))) {
            throw refused(number, "has another Content-Type than the attachment's contentType");
        }
        String length = part.header("Content-Length");
        if (!length.isEmpty() && attachments.stream().noneMatch(each -> length.equals(Long.toString(each.length())))) {
            throw refused(number, "has another Content-Length than the attachment's length");
        }
    }

    /** A media type without parameters, in lower case. */
    static String mediaType(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static HubException refused(int number, String problem) {
        return new HubException(
                ErrorCode.INVALID_REQUEST, "Part " + number + " of the multipart body " + problem + ".");
    }
}
