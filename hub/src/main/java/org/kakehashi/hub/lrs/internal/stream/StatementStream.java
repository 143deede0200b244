package org.kakehashi.hub.lrs.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes a tenant's log, line by line, at the pace of the reader. */
@Component
class StatementStream {
    private static final int PAGE = 250;
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final StreamStore store;
    private volatile boolean closing;

    StatementStream(StreamStore store) {
        this.store = store;
    }

    /**
     * What is asked for.
     *
     * @param after where to go on
     * @param limit most statements
     * @param patience how long to wait for a statement where there is none
     */
    record Wanted(StreamCursor after, int limit, Duration patience, StreamFilter filter) {}

    /** Refuses a place that the log has not come to: its statements would be missed for ever. */
    void check(int tenantId, StreamCursor after) {
        if (after.batch() > store.head(tenantId)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST,
                    "Parameter after lies ahead of the log. It is of another tenant or hub, or a backup was restored since: begin anew without after.");
        }
    }

    /** Those that wait are let go when the hub stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    /** Writes lines until the limit, or the head of the log, is reached; the last line says where to go on. */
    void write(int tenantId, Wanted wanted, OutputStream out) throws IOException {
        long deadline = System.nanoTime() + wanted.patience().toNanos();
        StreamCursor at = wanted.after();
        int left = wanted.limit();
        while (left > 0) {
            StreamPage page = store.read(tenantId, at, wanted.filter(), Math.min(PAGE, left));
            write(page, out);
            if (page.lines().isEmpty() && !page.reached().equals(at)) {
                mark(page.reached(), out);
            }
            out.flush();
            left -= page.lines().size();
            boolean head = page.reached().equals(at);
            at = page.reached();
            if (head && !(left == wanted.limit() && pause(deadline))) {
                break;
            }
        }
        mark(at, out);
    }

    /** Also tells of pages without a wanted statement, so that a reader who is cut off need not have them looked at again. */
    private static void mark(StreamCursor reached, OutputStream out) throws IOException {
        out.write(("{\"cursor\":\"" + reached.text() + "\"}\n").getBytes(UTF_8));
    }

    private static void write(StreamPage page, OutputStream out) throws IOException {
        for (StreamPage.Line line : page.lines()) {
            out.write(("{\"cursor\":\"" + line.cursor().text() + "\",\"statement\":").getBytes(UTF_8));
            out.write(line.statement().onOneLine());
            out.write("}\n".getBytes(UTF_8));
        }
    }

    /** Whether there is time left to look again. */
    private boolean pause(long deadline) {
        if (closing || System.nanoTime() >= deadline) {
            return false;
        }
        try {
            Thread.sleep(LOOK_EVERY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
