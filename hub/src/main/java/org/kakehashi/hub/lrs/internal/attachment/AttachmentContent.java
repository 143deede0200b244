package org.kakehashi.hub.lrs.internal.attachment;

import org.jspecify.annotations.Nullable;

/**
 * Data that came with a request.
 *
 * @param contentId where it was written ahead; null where the store has it already
 * @param length its bytes
 */
public record AttachmentContent(@Nullable Long contentId, long length) {}
