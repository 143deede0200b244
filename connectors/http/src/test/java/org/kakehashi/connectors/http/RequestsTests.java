package org.kakehashi.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.spi.contract.CannedResponse;

/** Again where it helps, and never for ever. */
class RequestsTests {

    private final Source source = new Source();

    private Answer patiently() throws IOException, InterruptedException {
        return source.requests().patiently(Source.request(), Source.MOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 507})
    void whatPassesIsAskedAgainLaterEachTime(int status) throws Exception {
        source.answers(status, "").answers(status, "").answers(status, "").answers(200, "here");

        assertThat(patiently().body()).asString().isEqualTo("here");

        assertThat(source.pauses).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Duration least = Duration.ofMillis(500L << i);
            assertThat(source.pauses.get(i))
                    .isBetween(least, least.multipliedBy(3).dividedBy(2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 401, 404, 409, 501})
    void whatStaysSoIsNotAskedAgain(int status) throws Exception {
        source.answers(status, "x");

        assertThat(patiently().status()).isEqualTo(status);
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void theSourceSaysWhenToComeBack() throws Exception {
        source.answers(503, Map.of("Retry-After", "7"), "").answers(200, "");

        patiently();

        assertThat(source.pauses).singleElement().satisfies(pause -> assertThat(pause)
                .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11)));
    }

    @Test
    void whoeverAsksForLongIsLeftToAnotherRun() {
        String tomorrow = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
        source.answers(429, Map.of("Retry-After", tomorrow), "");

        assertThatThrownBy(this::patiently).isInstanceOf(IOException.class).hasMessageContaining("429");
        assertThat(source.pauses).isEmpty();
    }

    @Test
    void aBrokenConnectionIsTriedAFewTimesAndTellsNothingOfTheRequest() {
        source.answers(request -> {
            throw new IOException("connection reset");
        });

        assertThatThrownBy(this::patiently)
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset")
                .hasMessageNotContaining("s3cret");
        assertThat(source.asked).hasSize(4);
        source.answers(503, "");
        assertThatThrownBy(this::patiently).hasMessageContaining("503").hasMessageNotContaining("s3cret");
    }

    @Test
    void aBodyIsReadUpToABound() throws Exception {
        source.answers(200, "x".repeat(Source.MOST)).answers(200, "x".repeat(Source.MOST + 1));

        Answer whole = patiently();
        Answer cut = patiently();

        assertThat(whole.cut()).isFalse();
        assertThat(whole.body()).hasSize(Source.MOST);
        assertThat(cut.cut()).isTrue();
        assertThat(cut.body()).isEmpty();
    }

    @Test
    void aBodyThatTricklesForEverIsLeft() {
        List<Trickle> trickles = new ArrayList<>();
        source.answers(request -> {
            trickles.add(new Trickle());
            return CannedResponse.of(request, 200, Map.of(), trickles.getLast());
        });
        Patience little = new Patience(2, Duration.ofMillis(100), Duration.ofMillis(1), Duration.ofMinutes(1));

        assertThatThrownBy(() -> source.requests(little).patiently(Source.request(), Integer.MAX_VALUE - 1))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessageContaining("to its end");
        assertThat(trickles).hasSize(2).allMatch(Trickle::isClosed);
    }

    /** It looks at the time for each request and each row, and says so in a way that isn't taken for a broken connection. */
    @Test
    void whereTheHubEndsTheRunNothingIsAskedAgain() {
        source.answers(request -> {
            throw new IllegalStateException("overdue");
        });

        assertThatThrownBy(this::patiently).isInstanceOf(IllegalStateException.class);
        assertThat(source.asked).hasSize(1);
        assertThat(source.pauses).isEmpty();
    }

    @Test
    void whoeverStopsTheRunStopsItAtOnce() throws Exception {
        Trickle trickle = new Trickle();
        Thread run = Thread.currentThread();
        source.answers(request -> {
            Thread.ofVirtual().start(run::interrupt);
            return CannedResponse.of(request, 200, Map.of(), trickle);
        });

        assertThatThrownBy(() -> source.requests().patiently(Source.request(), Integer.MAX_VALUE - 1))
                .isInstanceOf(InterruptedException.class);
        assertThat(trickle.isClosed()).isTrue();

        run.interrupt();
        assertThatThrownBy(this::patiently).isInstanceOf(InterruptedException.class);
        assertThat(source.asked).hasSize(1);
    }
}
