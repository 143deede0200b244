package org.kakehashi.hub.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What it costs a page to know who asks and what they may see: the metric {@code hub.access.check}, a timer for each step. What its
 * audit costs is {@code hub.audit.event}.
 */
public final class CheckTimes {
    private CheckTimes() {}

    /**
     * The timer of a step.
     *
     * @param step {@code sign-in}: from the session's load to the handler; {@code session}: saving it; {@code permission}: looking up what the caller was at which class and school
     */
    public static Timer of(MeterRegistry metrics, String step) {
        return Timer.builder("hub.access.check")
                .description("Time that pages take to know who asks and what they may see")
                .tag("step", step)
                .register(metrics);
    }
}
