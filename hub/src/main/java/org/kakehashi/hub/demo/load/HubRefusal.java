package org.kakehashi.hub.demo.load;

import java.io.Serial;

/** The hub answered something else than what the step needs. */
public final class HubRefusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    HubRefusal(String message) {
        super(message);
    }
}
