package org.kakehashi.connectors.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says. */
class AnswerTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC);

    private static Answer answer(String header, String value, String body) {
        return new Answer(
                200, HttpHeaders.of(Map.of(header, List.of(value)), (a, b) -> true), body.getBytes(UTF_8), false);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "'Wed, 01 Apr 2026 12:00:30 GMT', 30", "'Wed, 01 Apr 2026 11:00:00 GMT', 0"})
    void itSaysWhenToComeBackInSecondsOrAsADate(String value, long seconds) {
        assertThat(answer("Retry-After", value, "").retryAfter(NOON)).hasValue(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999", "2026-04-01T12:00:00Z"})
    void whatSaysNothingIsPassedOver(String value) {
        assertThat(answer("Retry-After", value, "").retryAfter(NOON)).isEmpty();
        assertThat(answer("Date", value, "").date()).isEmpty();
    }

    @Test
    void itHasAHeaderATimeAndJson() {
        Answer answer = answer("Date", "Wed, 01 Apr 2026 12:00:00 GMT", "{\"a\": [1]}");

        assertThat(answer.date()).hasValue(NOON.instant());
        assertThat(answer.header("X")).isEmpty();
        assertThat(answer.json().path("a").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"a\": 1} x", "{\"a\": "})
    void whatIsNotJsonIsMissing(String body) {
        assertThat(answer("X", "", body).json().isMissingNode()).isTrue();
    }

    @Test
    void whatIsNestedTooDeeplyIsMissing() {
        assertThat(answer("X", "", "[".repeat(60) + "]".repeat(60)).json().isArray())
                .isTrue();
        assertThat(answer("X", "", "[".repeat(70) + "]".repeat(70)).json().isMissingNode())
                .isTrue();
    }

    @Test
    void itsBeginningIsShownOnOneLine() {
        assertThat(answer("X", "", " Please\r\n\tlog\u0000in ").shown()).isEqualTo("Please log in");
        assertThat(answer("X", "", "あ".repeat(2000)).shown()).isEqualTo("あ".repeat(300) + "…");
    }
}
