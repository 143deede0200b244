package org.kakehashi.connectors.http;

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
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer, read to its end.
 *
 * @param body its body; empty where it went beyond the bound, see {@code cut}
 * @param cut whether the body was larger than asked for
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a body, never compared
public record Answer(int status, HttpHeaders headers, byte[] body, boolean cut) {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final int NOT_IMPLEMENTED = 501;
    private static final int SHOWN = 300;

    /** Whether the same request may succeed in a while. */
    public boolean passes() {
        return PASSING.contains(status) || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    /** Whether the status is 200. */
    public boolean ok() {
        return status == 200;
    }

    /** Whether it doesn't let the hub in. */
    public boolean refusesCredentials() {
        return status == 401 || status == 403;
    }

    /** A header's first value; empty where there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("").strip();
    }

    /** How long the source asks to be left alone (RFC 9110, 10.2.3). */
    public Optional<Duration> retryAfter(Clock clock) {
        String value = header("Retry-After");
        if (value.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return time(value).map(until -> {
            Duration left = Duration.between(clock.instant(), until);
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /** The source's time at which it answered. */
    public Optional<Instant> date() {
        return time(header("Date"));
    }

    private static Optional<Instant> time(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The body as JSON; a missing node where it is none, or is nested too deeply. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    /** The beginning of the body as text on one line, for people. */
    public String shown() {
        int length = Math.min(body.length, SHOWN * 4);
        String text = new String(body, 0, length, UTF_8)
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
