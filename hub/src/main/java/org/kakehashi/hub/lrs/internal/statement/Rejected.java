package org.kakehashi.hub.lrs.internal.statement;

/** Carries a rejection out of the depth of a walk; the parser turns it into a value. Has no stack trace. */
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    Rejected(Rejection rejection) {
        super(rejection.detail(), null, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
