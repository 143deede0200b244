package org.kakehashi.connectors.spi.roster;

import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Findings;

/** Takes the roster of one run. Called on the reading thread; holds the reader back by not returning. */
public interface RosterSink extends Findings {

    /** Announces a file, once each, before its first record; files that are {@code ABSENT} are not announced. */
    void file(RosterFile file, DeliveryMode mode);

    /** Takes one record that passed all checks its row allows. */
    void accept(RosterRecord record);

    /**
     * Says that a reader which is given this cursor gives what comes after here: where the run breaks off, another attempt
     * of it may begin here, with the files that were announced and the records that were accepted by now. Such a reader
     * announces no file again. A source that can't go on in the middle never calls it.
     */
    default void checkpoint(Cursor here) {}

    /**
     * Says of a file announced as {@code DELTA} that it names, for each user delivered in this run, all of that user's rows: those it
     * doesn't name have ended. So services deliver roles and profiles, which stand inside a user and are never marked as deleted.
     */
    default void wholeByUser(RosterFile file) {}
}
