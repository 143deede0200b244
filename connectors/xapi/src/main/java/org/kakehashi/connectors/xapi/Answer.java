package org.kakehashi.connectors.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * An answer, read to its end.
 *
 * @param body its body; empty where it went beyond the bound, see {@code cut}
 * @param cut whether the body was larger than asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a body, never compared
record Answer(int status, HttpHeaders headers, byte[] body, boolean cut) {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final int SHOWN = 300;

    /** Whether the same request may succeed in a while. */
    boolean passes() {
        return PASSING.contains(status);
    }

    boolean ok() {
        return status == 200;
    }

    boolean refusesCredentials() {
        return status == 401 || status == 403;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    String contentType() {
        return header("Content-Type");
    }

    /** How long the other side asks to be left alone (RFC 9110, 10.2.3). */
    Optional<Duration> retryAfter(Clock clock) {
        String value = header("Retry-After");
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(clock.instant(), until);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The beginning of the body as text on one line, for people. */
    String shown() {
        int length = Math.min(body.length, SHOWN * 4);
        String text = new String(body, 0, length, UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
