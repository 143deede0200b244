/**
 * The learning record store: xAPI 1.0.3 and 2.0 at {@code /xapi}. It knows actors, never persons.
 *
 * <p><b>In.</b> {@code StatementsWriteController} (1.0.3 part 3, 2.1.1 and 2.1.2) reads a body into bounded memory;
 * {@code StatementParser} validates and slices it in one pass (part 2); {@code GroupCommit} gathers what concurrent requests
 * submit and {@code GroupWriter} stores it in one transaction: ids, rows, links, and last its batch in the log. The answer goes out
 * after the commit. {@link org.kakehashi.hub.lrs.StatementIntake} takes what a connector brings the same way.
 *
 * <p><b>Kept.</b> The bytes as received. A statement's {@code seq} is its {@code stored} time and a counter, so order and time filters
 * are ranges of seq; tables are partitioned by it, a month each ({@code StatementPartitions}). What statements name has numbers ({@code
 * dictionary}). What a store adds or changes
 * ({@code Splice}, {@code Edit}) is done on each reading.
 *
 * <p><b>Beside.</b> Attachments' data comes in and goes out as {@code multipart/mixed}, streamed, through the package {@code attachment}.
 *
 * <p><b>Around.</b> {@code XapiFilter} agrees on the version, answers pages of other origins, and turns a form that stands for a request
 * into it (part 3, 1.3 and 3.3), before anything else can refuse. Statements are also found by what they refer to ({@code reference}), and
 * told as {@code ids} or {@code canonical} ({@code format}), where the Activities Resource is too.
 *
 * <p><b>Out.</b> {@code StatementsReadController} (part 3, 2.1.3) finds seqs through indexes that end in seq, then fetches the bytes and
 * splices them; {@link org.kakehashi.hub.lrs.StatementLog} gives other modules the batches in order,
 * {@link org.kakehashi.hub.lrs.StatementFeed} the statements as they are served, to be forwarded. {@code ConsistentThrough} tells both kinds of
 * reader how far they may trust what they see.
 *
 * <p><b>Documents.</b> State and profiles (part 3, 2.2 to 2.7) are mutable and no part of the log; {@code DocumentStore} checks their
 * preconditions in the statement that writes.
 */
@ApplicationModule(allowedDependencies = {"access", "audit", "database", "web"})
@NullMarked
package org.kakehashi.hub.lrs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
