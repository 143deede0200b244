package org.kakehashi.conformance.lti.report;

/** What a check came to, the best first; of several the last in this order counts. */
public enum Verdict {
    /** The tool didn't do it, or the kit couldn't bring it about. */
    NOT_SEEN("not seen"),
    /** As the specification asks. */
    PASSED("passed"),
    /** Recommended otherwise, or not to be decided from outside. */
    WARNING("warning"),
    /** Against the specification. */
    FAILED("failed");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
