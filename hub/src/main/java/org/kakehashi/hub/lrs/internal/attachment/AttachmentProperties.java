package org.kakehashi.hub.lrs.internal.attachment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How attachments are taken in.
 *
 * @param maxSize most bytes of one attachment
 * @param maxRequest most bytes of a request that brings any
 * @param maxParts most parts of such a request
 * @param leftoverAge how long data of which no statement came in is kept, from its last byte
 * @param sweepEvery how often such data is looked for
 */
@ConfigurationProperties("hub.lrs.attachments")
public record AttachmentProperties(
        @DefaultValue("128MB") DataSize maxSize,
        @DefaultValue("512MB") DataSize maxRequest,
        @DefaultValue("1000") int maxParts,
        @DefaultValue("1h") Duration leftoverAge,
        @DefaultValue("10m") Duration sweepEvery) {}
