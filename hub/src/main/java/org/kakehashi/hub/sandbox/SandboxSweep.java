package org.kakehashi.hub.sandbox;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends sandboxes whose time is over; also where no more are made. */
@Component
class SandboxSweep {
    private final Sandboxes sandboxes;

    SandboxSweep(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sandboxes.endThoseOver();
    }
}
