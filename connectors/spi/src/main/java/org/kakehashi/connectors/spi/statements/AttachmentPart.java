package org.kakehashi.connectors.spi.statements;

/**
 * An attachment's data, as it travels beside its statement (xAPI 1.0.3 part 3, 1.5.2).
 *
 * @param sha2 the hash by which statements name it
 * @param contentType its media type
 * @param data its bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that travel, never compared
public record AttachmentPart(String sha2, String contentType, byte[] data) {}
