package org.kakehashi.connectors.spi.statements;

import java.util.List;
import org.kakehashi.connectors.spi.Connector;

/** A connector that hands statements on to another store. */
public interface StatementSink extends Connector {

    /**
     * Sends statements, in their order. Whatever goes wrong is in the answer: a statement that the other store refuses doesn't
     * hold up the others, and nothing counts as accepted before the other store said so.
     *
     * @param batch statements of different ids; some hundreds, of a few megabytes together
     * @throws InterruptedException soon after the thread is interrupted; the batch is to be sent again
     */
    Delivery forward(List<ForwardedStatement> batch) throws InterruptedException;
}
