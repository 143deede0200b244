package org.kakehashi.hub.insight.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedDurationTest {
    @ParameterizedTest
    @CsvSource({
        "PT8S, 8000",
        "PT1H30M, 5400000",
        "PT0.25S, 250",
        "PT1M1.999S, 61999",
        "PT1.5M, 90000",
        "P0D, 0",
        "PT36H, 86400000",
        "P3W, 86400000"
    })
    void readsWhatHasAFixedLengthAndCutsAtADay(String text, long millis) {
        assertThat(StatedDuration.read(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P1Y", "P1M", "-PT5S", "5S", "PTS", "P1DT"})
    void leavesOtherTextAlone(String text) {
        assertThat(StatedDuration.read(text)).isEmpty();
    }
}
