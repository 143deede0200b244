package org.kakehashi.connectors.schoolaffairsrest;

import java.time.Duration;

/** Waits before asking again. */
@FunctionalInterface
interface Pause {

    void wait(Duration time) throws InterruptedException;
}
