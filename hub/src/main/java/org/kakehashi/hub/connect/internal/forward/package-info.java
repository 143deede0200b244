/**
 * Statements out to other stores, by connectors that are a {@link org.kakehashi.connectors.spi.statements.StatementSink}.
 *
 * <p>{@code ForwardWorker} looks on every node for instances that may go on; who gets the instance's lock lets {@code Forwarder} do step
 * after step: first what somebody wants sent again, then the next stretch of the log ({@link org.kakehashi.hub.lrs.StatementFeed}) as far as
 * {@code ForwardFilter} lets it out. {@code ForwardStore} remembers the place behind what the other store has answered for: after a crash, what
 * was on its way is sent again, and the other store knows it by its ids. What it refuses for good becomes a {@code DeadLetter}.
 */
@NullMarked
package org.kakehashi.hub.connect.internal.forward;

import org.jspecify.annotations.NullMarked;
