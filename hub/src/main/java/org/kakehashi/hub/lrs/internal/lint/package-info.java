/**
 * The statement linter: holds stored statements against profiles that they claim to follow, without ever standing in their way.
 *
 * <p>Rules are data: {@code lint/<profile>.yaml} says when a profile is claimed, and for each rule when it applies, what must hold and how to
 * mend a statement. {@code ConditionReader} turns them into {@code Condition}s over {@code Path}s once at the start; {@code RuleBook} gives the rules
 * that a {@code Subject} breaks.
 *
 * <p>{@code LintFollower} follows {@link org.kakehashi.hub.lrs.StatementLog} behind the commits, at a bounded share of one core, and
 * {@code LintStep} adds what each page showed to the counts by client and rule ({@code LintFindingStore}), in one transaction with the cursor.
 * {@code FindingsController} and the statement pages tell it.
 */
@NullMarked
package org.kakehashi.hub.lrs.internal.lint;

import org.jspecify.annotations.NullMarked;
