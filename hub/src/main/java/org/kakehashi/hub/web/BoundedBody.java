package org.kakehashi.hub.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * A response's body that holds no more than it may, and is broken off where nothing comes for too long or all of it takes too long; the
 * JDK's own timeout ends as the body begins. Closed in any case.
 */
final class BoundedBody extends FilterInputStream {
    /** How many times the timeout a whole body may take: a sender that drips can't hold a reader for ever. */
    private static final int WHOLE = 60;

    private static final int LOOKS_A_TIMEOUT = 4;

    private final GuardedClient.Limits limits;
    private final Thread watch;
    private final long begun = System.nanoTime();
    private long left;
    private volatile long waitingSince;
    private volatile boolean brokenOff;

    BoundedBody(InputStream in, GuardedClient.Limits limits) {
        super(in);
        this.limits = limits;
        this.left = limits.maxResponse();
        this.watch = Thread.ofVirtual().name("response-watch").start(this::watch);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        // Zero means that nobody waits.
        waitingSince = System.nanoTime() | 1;
        try {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        } catch (IOException e) {
            throw brokenOff ? tooLong(e) : e;
        } finally {
            waitingSince = 0;
        }
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("The response is larger than the limit (" + limits.settings() + ".max-response).");
        }
    }

    private IOException tooLong(IOException e) {
        IOException told = new HttpTimeoutException(
                "The response stopped coming for too long (" + limits.settings() + ".timeout).");
        told.initCause(e);
        return told;
    }

    private void watch() {
        Duration timeout = limits.timeout();
        try {
            while (true) {
                Thread.sleep(timeout.dividedBy(LOOKS_A_TIMEOUT));
                long since = waitingSince;
                long now = System.nanoTime();
                boolean stalled = since != 0 && now - since > timeout.toNanos();
                if (stalled || now - begun > timeout.multipliedBy(WHOLE).toNanos()) {
                    brokenOff = true;
                    super.close();
                    return;
                }
            }
        } catch (InterruptedException e) {
            // The body was closed.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The reader has it broken off in any case.
            brokenOff = true;
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        super.close();
    }
}
