package org.kakehashi.hub.roster;

/**
 * What an applied roster did.
 *
 * @param changed rows that were added, changed or ended
 * @param unchanged delivered rows that stood already
 */
public record RosterCounts(long changed, long unchanged) {}
