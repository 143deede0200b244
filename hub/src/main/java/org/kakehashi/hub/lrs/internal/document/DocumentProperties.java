package org.kakehashi.hub.lrs.internal.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of documents.
 *
 * @param maxSize largest document, and largest list of ids
 */
@ConfigurationProperties("hub.lrs.documents")
record DocumentProperties(@DefaultValue("10MB") DataSize maxSize) {}
