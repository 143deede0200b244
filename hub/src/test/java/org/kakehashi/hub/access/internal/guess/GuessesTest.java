package org.kakehashi.hub.access.internal.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.hub.access.SourceAddress;

class GuessesTest {
    private static final Attempt HERE = new Attempt("city", "192.0.2.1", null);
    private static final Attempt ELSEWHERE = new Attempt("city", "192.0.2.2", null);
    private static final Attempt KNOWN = new Attempt("city", "192.0.2.1", "device-1");

    private final Guesses guesses = new Guesses();

    @Test
    void wrongOnesFromOnePlaceDoNotHoldUpTheOwnerElsewhereNorOnAKnownDevice() {
        exhaust(HERE, "sato");
        assertThat(guesses.take(HERE, "sato")).isFalse();
        assertThat(guesses.take(ELSEWHERE, "sato")).isTrue();
        assertThat(guesses.take(KNOWN, "sato")).isTrue();
        assertThat(guesses.take(HERE, "suzuki")).isTrue();
    }

    @Test
    void aRightOneEndsTheCounting() {
        exhaust(KNOWN, "sato");
        guesses.right(KNOWN, "sato");
        assertThat(guesses.take(KNOWN, "sato")).isTrue();
    }

    @Test
    void oneSourceTriesManyNamesOnlySoOften() {
        int taken = 0;
        for (int i = 0; i < 300; i++) {
            taken += guesses.take(HERE, "name" + i) ? 1 : 0;
        }
        assertThat(taken).isBetween(100, 110);
        assertThat(guesses.take(KNOWN, "sato")).isTrue();
        assertThat(guesses.take(ELSEWHERE, "sato")).isTrue();
    }

    @Test
    void rightOnesOfAWholeSchoolDoNotCount() {
        for (int i = 0; i < 300; i++) {
            assertThat(guesses.take(HERE, "pupil" + i)).isTrue();
            guesses.right(HERE, "pupil" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2::5, 20010db800010002",
        "2001:db8:1:2:ffff::6, 20010db800010002",
        "not an address, not an address"
    })
    void addressesOfOneIpv6NetworkAreOneSource(String address, String source) {
        assertThat(SourceAddress.of(address)).isEqualTo(source);
    }

    private void exhaust(Attempt attempt, String name) {
        while (!guesses.mustWait(attempt, name)) {
            guesses.take(attempt, name);
        }
    }
}
