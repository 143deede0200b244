package org.kakehashi.connectors.onerostercsv;

import org.kakehashi.connectors.spi.Findings;

/**
 * A roster file that is being read.
 *
 * @param profile the rules that hold
 * @param delta whether it holds changes, so that each row must say its status and when it was made
 */
record Sheet(Header header, Profile profile, boolean delta, Findings findings) {}
