package org.kakehashi.connectors.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kakehashi.connectors.spi.HttpSender;

/** Sends requests and reads the answers within bounds of time and size. One for each run. */
public final class Requests {

    private final HttpSender http;
    private final Patience patience;
    private final Pause pause;

    public Requests(HttpSender http, Patience patience, Pause pause) {
        this.http = http;
        this.patience = patience;
        this.pause = pause;
    }

    /**
     * Sends it, and again where the source is busy or the connection breaks: a few times, each later than the one before.
     *
     * @param most bytes of the answer's body; beyond them it is {@link Answer#cut}
     * @throws IOException where it stays broken; the message says how, and holds nothing of the request
     */
    public Answer patiently(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Duration wait = patience.pause(tried);
            IOException broken;
            try {
                Answer answer = once(request, most);
                if (!answer.passes()) {
                    return answer;
                }
                Duration asked = answer.retryAfter(Clock.systemUTC()).orElse(Duration.ZERO);
                wait = asked.compareTo(wait) > 0 ? asked : wait;
                broken = new IOException("The service answered HTTP %d, and asks to come back after %d s."
                        .formatted(answer.status(), asked.toSeconds()));
            } catch (IOException e) {
                broken = e;
            }
            if (tried == patience.tries() || wait.compareTo(patience.longestPause()) > 0) {
                throw broken;
            }
            // Many hubs whose source comes back at once don't all ask in the same moment.
            pause.wait(wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1)));
        }
    }

    /**
     * Sends it once.
     *
     * @param most bytes of the answer's body; beyond them it is {@link Answer#cut}
     * @throws IOException when nobody answers, or not to the end in time
     */
    public Answer once(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request.build());
        try (InputStream body = response.body()) {
            byte[] bytes = inTime(body, most + 1);
            boolean cut = bytes.length > most;
            return new Answer(response.statusCode(), response.headers(), cut ? new byte[0] : bytes, cut);
        }
    }

    /** Reads on a thread of its own, as only closing the stream ends a read that stalls. */
    private byte[] inTime(InputStream body, int most) throws IOException, InterruptedException {
        FutureTask<byte[]> task = new FutureTask<>(() -> body.readNBytes(most));
        Thread.ofVirtual().name("source-body").start(task);
        try {
            return task.get(patience.body().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("The answer wasn't read to its end within "
                    + patience.body().toSeconds() + " s.");
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        }
    }
}
