/**
 * The class board.
 *
 * <p>{@code BoardController} asks {@code BoardAccess} what the caller may see of the class on that date (nothing: 404), {@code
 * BoardReading} reads members, records and facts of the last seven school days in a handful of statements, {@code
 * AttentionRules} says whom to look at, and the page shows it. An open page asks every few seconds for what changed; {@code
 * BoardVersion} answers that nothing did from two small queries. {@code EvidenceController} lists the statements or records
 * behind a figure, under the same access rule. Who looks at moods and visits is written to the audit: once a page, not once
 * a row.
 */
@NullMarked
package org.kakehashi.hub.insight.internal.board;

import org.jspecify.annotations.NullMarked;
