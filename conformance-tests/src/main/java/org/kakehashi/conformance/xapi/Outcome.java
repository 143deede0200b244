package org.kakehashi.conformance.xapi;

/**
 * What became of a check.
 *
 * @param check that was made
 * @param failure what went against the specification; empty where all was well
 * @param excerpt of the last question and answer, where it failed
 */
public record Outcome(Check check, String failure, String excerpt) {
    public boolean passed() {
        return failure.isEmpty();
    }
}
