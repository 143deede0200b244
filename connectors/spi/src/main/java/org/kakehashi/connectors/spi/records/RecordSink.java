package org.kakehashi.connectors.spi.records;

import org.kakehashi.connectors.spi.Findings;

/** Takes the records of one run. Called on the reading thread; holds the reader back by not returning. */
public interface RecordSink extends Findings {

    /** Takes one record that passed all checks its row allows. */
    void accept(SchoolRecord record);
}
