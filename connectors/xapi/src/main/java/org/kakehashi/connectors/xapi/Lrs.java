package org.kakehashi.connectors.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kakehashi.connectors.spi.HttpSender;

/** Sends requests to the other store and reads the answers, within bounds of time and size. */
final class Lrs {
    private static final int STEP = 64 * 1024;

    private final HttpSender http;
    private final Remote remote;
    private final Patience patience;
    private String authorization = "";

    Lrs(HttpSender http, Remote remote, Patience patience) {
        this.http = http;
        this.remote = remote;
        this.patience = patience;
    }

    /**
     * Sends with the version's header and the credentials; once more with a new token where the old one is refused.
     *
     * @param most bytes of the answer's body; beyond them it is {@link Answer#cut}
     * @throws IOException when nobody answers, or not to the end in time
     */
    Answer send(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        boolean had = !authorization.isEmpty();
        Answer answer = once(request, most);
        if (answer.status() == 401 && had && remote.credentials() instanceof Remote.Credentials.OAuth) {
            authorization = "";
            return once(request, most);
        }
        return answer;
    }

    private Answer once(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        if (authorization.isEmpty()) {
            switch (remote.credentials()) {
                case Remote.Credentials.Basic basic -> authorization = basic(basic.username(), basic.password());
                case Remote.Credentials.OAuth oauth -> {
                    Answer refusal = new Tokens(this, oauth).fetch(token -> authorization = "Bearer " + token);
                    if (authorization.isEmpty()) {
                        return refusal;
                    }
                }
            }
        }
        return plain(
                request.setHeader("X-Experience-API-Version", remote.version())
                        .setHeader("Authorization", authorization),
                most);
    }

    /** Sends without credentials of its own. */
    Answer plain(HttpRequest.Builder request, int most) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(request.timeout(patience.answer()).build());
        try (InputStream body = response.body()) {
            byte[] bytes = inTime(body, most + 1, patience.body());
            boolean cut = bytes.length > most;
            return new Answer(response.statusCode(), response.headers(), cut ? new byte[0] : bytes, cut);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** Reads on a thread of its own, as only closing the stream ends a read that stalls. */
    private static byte[] inTime(InputStream body, int most, Duration time) throws IOException, InterruptedException {
        FutureTask<byte[]> task = new FutureTask<>(() -> read(body, most));
        Thread.ofVirtual().name("xapi-body").start(task);
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            body.close();
            throw new HttpTimeoutException("The answer wasn't read to its end within " + time.toSeconds() + " s.");
        } catch (InterruptedException e) {
            body.close();
            throw e;
        } catch (ExecutionException | CancellationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static byte[] read(InputStream body, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        while (all.size() < most) {
            int got = body.read(step, 0, Math.min(step.length, most - all.size()));
            if (got < 0) {
                break;
            }
            all.write(step, 0, got);
        }
        return all.toByteArray();
    }
}
