package org.kakehashi.hub.lrs;

import java.util.List;

/**
 * Whole batches of the log.
 *
 * @param lastBatch the last batch in it, to go on behind; the one asked for where nothing is new
 * @param statements their statements, in the order of batch and seq
 */
public record LogPage(long lastBatch, List<LoggedStatement> statements) {}
