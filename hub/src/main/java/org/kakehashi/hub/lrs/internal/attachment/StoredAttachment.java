package org.kakehashi.hub.lrs.internal.attachment;

/**
 * Data that the store has.
 *
 * @param sha2 its hash in lower case
 * @param contentType its media type
 * @param contentId where it is
 * @param length its bytes
 */
public record StoredAttachment(String sha2, String contentType, long contentId, long length) {}
