package org.kakehashi.hub.connect.internal.push;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * A request's body that has to come within a time. The server breaks off where nothing comes for a while, but a sender that drips holds a
 * place for as long as it likes.
 */
final class TimedBody extends FilterInputStream {
    private final long begun = System.nanoTime();
    private final Duration longest;

    TimedBody(InputStream in, Duration longest) {
        super(in);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        look();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        look();
        return super.read(buffer, offset, length);
    }

    private void look() {
        if (System.nanoTime() - begun > longest.toNanos()) {
            throw new HubException(
                    ErrorCode.UNAVAILABLE,
                    "The batch didn't come within " + longest.toSeconds() + " seconds. Send smaller batches.");
        }
    }
}
