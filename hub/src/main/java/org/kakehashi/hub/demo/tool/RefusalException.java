package org.kakehashi.hub.demo.tool;

import java.io.Serial;

/** Ends a launch or a page with a {@link Refusal}; the server turns it into the refusal's page. */
final class RefusalException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusalException(Refusal refusal) {
        super(refusal.key());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
