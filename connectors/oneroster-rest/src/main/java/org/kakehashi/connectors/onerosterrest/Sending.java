package org.kakehashi.connectors.onerosterrest;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.kakehashi.connectors.spi.HttpSender;

/** Sends a request, and again where the service is busy or the connection breaks: a few times, each later than the one before. */
final class Sending {

    /** Most bytes of an answer. */
    static final int MOST_MIB = 16;

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int NOT_IMPLEMENTED = 501;

    private final HttpSender http;
    private final Pause pause;

    Sending(HttpSender http, Pause pause) {
        this.http = http;
        this.pause = pause;
    }

    /**
     * What came back.
     *
     * @param complete false: the body was larger than {@link #MOST_MIB}, and is cut
     */
    @SuppressWarnings("ArrayRecordComponent") // Read where it is made, and never changed or compared.
    record Answer(int status, HttpHeaders headers, byte[] body, boolean complete) {}

    /** @throws IOException where it stays broken; the message says how, and holds nothing of the request */
    Answer send(HttpRequest request) throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Duration wait = FIRST_PAUSE.multipliedBy(1L << (tried - 1));
            IOException broken;
            try {
                Answer answer = once(request);
                if (!isPassing(answer.status())) {
                    return answer;
                }
                broken = new IOException("The service answered HTTP " + answer.status() + ".");
                Duration asked = retryAfter(answer.headers());
                if (asked.compareTo(LONGEST_PAUSE) > 0) {
                    throw new Busy("The service asks to come back after " + asked.toSeconds() + " seconds.");
                }
                wait = asked.compareTo(wait) > 0 ? asked : wait;
            } catch (Busy busy) {
                throw busy;
            } catch (IOException e) {
                broken = e;
            }
            if (tried == TRIES) {
                throw broken;
            }
            // Many hubs whose service comes back at once don't all ask in the same moment.
            pause.wait(wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 2 + 1)));
        }
    }

    private Answer once(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(request);
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_MIB << 20);
            boolean complete = bytes.length < MOST_MIB << 20 || body.read() < 0;
            return new Answer(response.statusCode(), response.headers(), bytes, complete);
        }
    }

    private static boolean isPassing(int status) {
        return status == 429 || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    private static Duration retryAfter(HttpHeaders headers) {
        String text = headers.firstValue("Retry-After").orElse("").strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            return text.isEmpty()
                    ? Duration.ZERO
                    : Duration.between(
                            Instant.now(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** The service said when to come back, and that is too long to wait here. */
    private static final class Busy extends IOException {
        private static final long serialVersionUID = 1L;

        Busy(String message) {
            super(message);
        }
    }
}
