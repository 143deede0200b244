/**
 * The log over HTTP: {@code GET /api/v1/statements/stream}, for whoever forwards statements or joins them with other data.
 *
 * <p>{@code StatementStreamController} checks who asks for what; {@code StatementStream} reads the log page by page
 * ({@code StreamStore}), each page bounded by count and bytes and in a short transaction of its own, and writes it before it
 * reads the next, so a slow reader holds a page and no connection of the database. A place in the log is a batch and a seq
 * ({@code StreamCursor}): batches become visible in their order and whole, so who goes on behind a cursor misses nothing
 * and gets nothing twice (docs/decisions/0006-statement-log.md).
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.stream;

import org.jspecify.annotations.NullMarked;
