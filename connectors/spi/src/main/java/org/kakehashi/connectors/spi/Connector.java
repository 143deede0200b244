package org.kakehashi.connectors.spi;

/**
 * An opened connector, for one run on one thread. What it can do is told by the capability interfaces it implements:
 * {@link org.kakehashi.connectors.spi.roster.RosterSource}, {@link org.kakehashi.connectors.spi.roster.RosterTarget},
 * {@link org.kakehashi.connectors.spi.records.RecordSource}, {@link org.kakehashi.connectors.spi.statements.StatementSource},
 * {@link org.kakehashi.connectors.spi.statements.StatementSink}.
 */
public interface Connector extends AutoCloseable {

    /** Gives back what the run holds. May be called more than once, and without any read before it. */
    @Override
    void close();
}
