package org.kakehashi.connectors.spi.statements;

import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Findings;

/** Takes the statements of one run. Called on the reading thread; holds the reader back by not returning. */
public interface StatementReceiver extends Findings {

    /** Takes one statement. Whether it is valid is the receiver's to find out and to report. */
    void accept(ReadStatement statement);

    /**
     * Says that everything up to the cursor was given. Returns once all of it is kept, and the cursor too: a run that breaks
     * off later goes on from here.
     */
    void checkpoint(Cursor reached);
}
