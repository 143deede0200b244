/**
 * What a statement is: {@code StatementParser} takes the bytes of a request and gives statements that obey every rule of xAPI
 * 1.0.3 part 2 or IEEE 9274.1.1, each sliced into what storing and finding it needs, or one {@code Rejection}.
 *
 * <p>{@code Utf8Scan} first looks for what a JSON parser overlooks. Then one {@code Walk} over Jackson's token stream reads
 * {@code Shape}s, the tables of properties that {@code StatementRules} begins with; each value is checked where it stands, and agents,
 * activities and {@code Edit}s are noted on the way. An object's kind may come last ({@code objectType}), so {@code ObjectRules} reads the union
 * of the five kinds and holds it against the kind at the end. All that differs between the versions stands in
 * {@code SpecVersion}.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.statement;

import org.jspecify.annotations.NullMarked;
