package org.kakehashi.hub.lrs.internal.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.stereotype.Component;

/** Reads bodies into memory, of which all requests together get a bounded part; who doesn't fit is told to come back. */
@Component
public class BodyMemory {
    private static final int UNIT = 1024;
    private static final int STEP = 64 * UNIT;

    private final Semaphore units;
    private final IngestMetrics metrics;

    BodyMemory(IngestProperties properties, IngestMetrics metrics) {
        this.units = new Semaphore((int) (properties.maxWaiting().toBytes() / UNIT));
        this.metrics = metrics;
    }

    /** A body and the memory that it takes until closed. */
    public final class Body implements AutoCloseable {
        private byte[] bytes = {};
        private int taken;

        /** What was read; empty where memory was only reserved. */
        public byte[] bytes() {
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

        private void read(InputStream in, long length, long most) throws IOException {
            if (length > most) {
                throw tooLarge(most);
            }
            if (length >= 0) {
                take(length);
                byte[] all = new byte[(int) length];
                int got = in.readNBytes(all, 0, all.length);
                bytes = got == all.length ? all : Arrays.copyOf(all, got);
                return;
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] part = in.readNBytes(STEP); part.length > 0; part = in.readNBytes(STEP)) {
                if (all.size() + part.length > most) {
                    throw tooLarge(most);
                }
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
    public Body read(InputStream in, long length) throws IOException {
        return read(in, length, Integer.MAX_VALUE);
    }

    /**
     * Reads a body to its end, if that comes soon enough.
     *
     * @param length its announced length, or -1
     * @param most bytes that it may have; beyond them it is refused (413)
     */
    public Body read(InputStream in, long length, long most) throws IOException {
        Body body = new Body();
        try {
            body.read(in, length, most);
            return body;
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    /** Takes memory for something else than a body, of that many bytes. */
    public Body reserve(long bytes) {
        Body body = new Body();
        body.take(bytes);
        return body;
    }

    private static HubException tooLarge(long most) {
        return new HubException(
                ErrorCode.TOO_LARGE, "The body is larger than " + most + " bytes, the most taken here.");
    }
}
