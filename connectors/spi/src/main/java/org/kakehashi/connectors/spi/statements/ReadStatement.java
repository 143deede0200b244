package org.kakehashi.connectors.spi.statements;

import java.util.List;
import org.kakehashi.connectors.spi.Origin;

/**
 * A statement as a source gave it.
 *
 * @param origin where it was read
 * @param json its bytes exactly as received, in UTF-8; not to be changed
 * @param attachments the data that came with it; what it only names by a fileUrl isn't here
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
public record ReadStatement(Origin origin, byte[] json, List<AttachmentPart> attachments) {
    public ReadStatement {
        attachments = List.copyOf(attachments);
    }
}
