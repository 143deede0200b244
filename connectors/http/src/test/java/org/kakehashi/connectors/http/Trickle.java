package org.kakehashi.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A body that gives a byte every few milliseconds, and has no end until it is closed. */
final class Trickle extends InputStream {
    private static final int EVERY_MILLIS = 5;
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
        try {
            if (closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("closed");
            }
            return ' ';
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        into[at] = (byte) read();
        return 1;
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
