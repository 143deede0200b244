package org.kakehashi.connectors.spi.records;

import java.io.IOException;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.Cursor;

/** A connector that gives school-affairs records. */
public interface RecordSource extends Connector {

    /**
     * Reads what is new since the cursor into the sink, in the source's order. A row that is wrong is reported and left
     * out; the rows after it still come.
     *
     * @return how far it came; {@code since} itself when nothing could be read
     * @throws IOException when the source breaks off (file unreadable, network); what was wrong with its content is
     *     reported as findings instead
     * @throws InterruptedException soon after the thread is interrupted
     */
    Cursor readRecords(Cursor since, RecordSink sink) throws IOException, InterruptedException;
}
