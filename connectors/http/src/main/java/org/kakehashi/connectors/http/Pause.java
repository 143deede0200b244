package org.kakehashi.connectors.http;

import java.time.Duration;

/** Waits before asking again: {@code Thread::sleep}, but in tests. */
@FunctionalInterface
public interface Pause {

    /** Waits so long. */
    void wait(Duration time) throws InterruptedException;
}
