package org.kakehashi.conformance.lti.report;

/**
 * What became of a check once.
 *
 * @param criterion that was checked
 * @param verdict about it
 * @param where as whom and how: "pupil, window"
 * @param expected what the specification asks; empty where it was seen
 * @param got what came instead; or why nothing was seen
 * @param excerpt of the last request and answer
 */
public record Outcome(
        Criterion criterion, Verdict verdict, String where, String expected, String got, String excerpt) {}
