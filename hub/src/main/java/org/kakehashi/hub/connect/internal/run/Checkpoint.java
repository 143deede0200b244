package org.kakehashi.hub.connect.internal.run;

import org.kakehashi.hub.roster.StagedSoFar;

/**
 * From where another attempt of a run goes on.
 *
 * @param cursor the source's, of which only the connector knows what it means
 * @param staged what had been staged by then
 * @param findings how many had been found by then, no error among them
 */
record Checkpoint(String cursor, StagedSoFar staged, long findings) {}
