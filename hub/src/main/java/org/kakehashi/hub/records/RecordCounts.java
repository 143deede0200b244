package org.kakehashi.hub.records;

/**
 * What an applied set of records did.
 *
 * @param changed records that were added or changed
 * @param unchanged records that stood already
 * @param quarantined records that wait for the roster
 */
public record RecordCounts(long changed, long unchanged, long quarantined) {}
