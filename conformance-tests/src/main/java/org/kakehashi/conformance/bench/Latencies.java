package org.kakehashi.conformance.bench;

import java.util.Arrays;

/** Times of many requests from many threads. */
final class Latencies {
    private long[] nanos = new long[1 << 10];
    private int count;

    synchronized void add(long elapsed) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = elapsed;
    }

    synchronized int count() {
        return count;
    }

    /** Milliseconds that {@code percent} of the requests stayed below. */
    synchronized double percentile(double percent) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (count * percent / 100))] / 1e6;
    }
}
