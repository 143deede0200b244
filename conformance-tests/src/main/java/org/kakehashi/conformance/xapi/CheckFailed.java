package org.kakehashi.conformance.xapi;

/** An LRS answered otherwise than the specification demands. */
public final class CheckFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CheckFailed(String message) {
        super(message);
    }

    /** Fails with {@code message} unless {@code holds}. */
    public static void unless(boolean holds, String message) {
        if (!holds) {
            throw new CheckFailed(message);
        }
    }
}
