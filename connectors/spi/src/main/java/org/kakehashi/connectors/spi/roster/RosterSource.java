package org.kakehashi.connectors.spi.roster;

import java.io.IOException;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.Cursor;

/** A connector that gives a OneRoster 1.2 roster. */
public interface RosterSource extends Connector {

    /**
     * Reads what is new since the cursor into the sink: a source of bulk files gives everything. Goes on after errors,
     * so that all of them are reported; a run with any error is not to be applied.
     *
     * @return how far it came; {@code since} itself when nothing could be read
     * @throws IOException when the source breaks off (file unreadable, network); what was wrong with its content is
     *     reported as findings instead
     * @throws InterruptedException soon after the thread is interrupted
     */
    Cursor readRoster(Cursor since, RosterSink sink) throws IOException, InterruptedException;
}
