package org.kakehashi.connectors.spi.statements;

import java.io.IOException;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.Cursor;

/** A connector that gives statements. */
public interface StatementSource extends Connector {

    /**
     * Reads what is new since the cursor, in the order in which the source stored it, so that what a statement refers to comes
     * before it. Every statement is given at least once, whatever the source still had under way when an earlier run ended.
     *
     * @return how far it came; {@code since} itself when nothing could be read
     * @throws IOException when the source breaks off; what was given by then stays, up to the last checkpoint or further
     * @throws InterruptedException soon after the thread is interrupted
     */
    Cursor readStatements(Cursor since, StatementReceiver receiver) throws IOException, InterruptedException;
}
