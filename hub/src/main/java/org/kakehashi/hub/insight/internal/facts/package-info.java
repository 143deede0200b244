/**
 * From statements to facts.
 *
 * <p>{@code FactFollower} looks at each tenant's statement log every second and reads the batches it hasn't seen, one
 * node at a time. {@code FactIntake} resolves each statement's actor to a person as of the event's time, cuts what counts
 * from it ({@code StatementSlicer}) and keeps that narrow row ({@code StatementStore}): it is what the facts are computed from
 * and the evidence behind them. The (person, school day) pairs touched are then computed anew as a whole ({@code
 * Recalculation}), so a late, repeated or voided statement needs no rule of its own. An actor nobody knows is noted with
 * its day; once the roster links it to a person, the log is read again from there. {@code FactRebuildController} empties everything and
 * lets the follower begin at the first batch.
 *
 * <p>The rules. <b>Question answered</b>: a statement with the verb {@code answered}, one for each question of an attempt; an
 * interaction without score counts only where the attempt has no scored {@code question} on that day (MEXCBT's two types).
 * <b>Attempt</b>: registration and grouping activities together; without either, the school day. <b>First try</b>: of one
 * person's answers to one question in one attempt, the earliest by timestamp (then by order of arrival), on whatever
 * day; it counts on its day and only where it is judged. <b>Right</b>: {@code result.success}; where that isn't said, the
 * full score. <b>Minutes</b>: {@code StudyTime}. <b>Activity</b>: the first parent; without one, the object.
 * docs/boards.md says the same for people.
 *
 * @see <a href="https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md">xAPI 1.0.3, part two</a>
 * @see <a href="https://github.com/HiroshiYoshino/japan_xapi_profile_draft">Japan xAPI profiles (draft)</a>
 */
@NullMarked
package org.kakehashi.hub.insight.internal.facts;

import org.jspecify.annotations.NullMarked;
