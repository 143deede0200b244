package org.kakehashi.connectors.spi.statements;

import java.util.List;
import java.util.UUID;

/**
 * A statement on its way out.
 *
 * @param id its id, by which the other store knows it when it comes twice
 * @param json the statement with its id, timestamp and version, in UTF-8; not to be changed
 * @param attachments the data to go with it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
public record ForwardedStatement(UUID id, byte[] json, List<AttachmentPart> attachments) {
    public ForwardedStatement {
        attachments = List.copyOf(attachments);
    }
}
