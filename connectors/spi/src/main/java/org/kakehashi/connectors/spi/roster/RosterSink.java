package org.kakehashi.connectors.spi.roster;

import org.kakehashi.connectors.spi.Findings;

/** Takes the roster of one run. Called on the reading thread; holds the reader back by not returning. */
public interface RosterSink extends Findings {

    /** Announces a file, once each, before its first record; files that are {@code ABSENT} are not announced. */
    void file(RosterFile file, DeliveryMode mode);

    /** Takes one record that passed all checks its row allows. */
    void accept(RosterRecord record);
}
