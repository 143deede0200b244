/**
 * Reading: parameters to SQL to bytes (xAPI 1.0.3 part 3, 2.1.3). {@code StatementReader} finds seqs and fetches their rows,
 * {@code PageEnds} sparing older months, {@code StatementJson} puts an answer together, in other formats by way of {@code format};
 * {@code AnswerMemory} bounds what all answers take; {@code ConsistentThrough} is waited for where a list is newer. The Agents
 * Resource asks the same reader.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.query;

import org.jspecify.annotations.NullMarked;
