/**
 * The xAPI conformance kit: a black box that speaks HTTP to any learning record store and knows nothing of its inside.
 *
 * <p>{@code requirements.csv} has one row per requirement of xAPI 1.0.3 and 2.0. Each {@code Section} (named by the part of the
 * specification it is about: {@code data} is part 2, {@code communication} part 3) adds {@code Check}s to them; rules that hold in
 * many places are crossed with {@code places.csv}. {@code Runner} runs all checks of an edition, eight at a time, each with an
 * {@code Lrs} and Statements of its own, so that none depends on another. {@code report} turns the outcomes into a table by
 * requirement, where those without a check are listed too. {@code baseline.csv} names the failures that are known, with reasons.
 *
 * <p>A check asks for what the specification demands (MUST). What it recommends (SHOULD) or leaves open fails nobody.
 */
@NullMarked
package org.kakehashi.conformance.xapi;

import org.jspecify.annotations.NullMarked;
