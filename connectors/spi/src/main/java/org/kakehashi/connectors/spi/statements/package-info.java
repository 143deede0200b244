/**
 * Statements of xAPI (1.0.3 and 2.0), in from another learning record store and out to one.
 *
 * <p>A {@link org.kakehashi.connectors.spi.statements.StatementSource} gives each statement as the bytes that it received.
 * It may give one twice: the hub knows statements by their ids. It says by checkpoints how far it came for certain.
 *
 * <p>A {@link org.kakehashi.connectors.spi.statements.StatementSink} hands statements on. It may be given one twice, after a
 * break; the other store knows them by their ids too.
 */
@NullMarked
package org.kakehashi.connectors.spi.statements;

import org.jspecify.annotations.NullMarked;
