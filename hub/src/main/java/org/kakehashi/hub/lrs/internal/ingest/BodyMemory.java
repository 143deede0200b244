package org.kakehashi.hub.lrs.internal.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Reads bodies into memory, of which all requests together get a bounded part; who doesn't fit is told to come back. */
@Component
class BodyMemory {
    private static final int UNIT = 1024;
    private static final int STEP = 64 * UNIT;

    private final Semaphore units;
    private final IngestMetrics metrics;

    BodyMemory(IngestProperties properties, IngestMetrics metrics) {
        this.units = new Semaphore((int) (properties.maxWaiting().toBytes() / UNIT));
        this.metrics = metrics;
    }

    /** A body and the memory that it takes until closed. */
    final class Body implements AutoCloseable {
        private byte[] bytes = {};
        private int taken;

        byte[] bytes() {
            return bytes;
        }

        private void take(long length) {
            int wanted = (int) (length / UNIT) + 1;
            if (!units.tryAcquire(wanted)) {
                metrics.busy();
                throw new HubException(
                        ErrorCode.UNAVAILABLE,
                        "The store has as much to do as it can hold. Send the same again shortly.");
            }
            taken += wanted;
        }

        private void read(InputStream in, long length) throws IOException {
            if (length >= 0) {
                take(length);
                bytes = in.readNBytes((int) length);
                return;
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part = in.readNBytes(STEP); part.length > 0; part = in.readNBytes(STEP)) {
                take(part.length);
                all.write(part);
            }
            bytes = all.toByteArray();
        }

        @Override
        public void close() {
            units.release(taken);
            taken = 0;
        }
    }

    /**
     * Reads a body to its end.
     *
     * @param length its announced length, or -1
     */
    Body read(InputStream in, long length) throws IOException {
        Body body = new Body();
        try {
            body.read(in, length);
            return body;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }
}
