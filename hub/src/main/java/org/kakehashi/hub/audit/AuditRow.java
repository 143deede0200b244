package org.kakehashi.hub.audit;

import java.time.Instant;

/**
 * An event as it is kept.
 *
 * @param seq its number, unique within the tenant; numbers have gaps
 * @param at when it was written
 * @param event what happened
 */
public record AuditRow(long seq, Instant at, AuditEvent event) {}
