package org.kakehashi.hub.connect.internal.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The lag of an instance that sends is bounded; that of one that doesn't grows. */
class ForwardLagTest {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final ForwardLag lag = new ForwardLag();
    private final UUID instance = UUID.randomUUID();
    private Instant now = Instant.parse("2026-04-10T00:00:00Z");

    private Duration look(long head, long behind) {
        now = now.plus(LOOK);
        return lag.seen(instance, head, behind, now);
    }

    @Test
    void underSteadyTrafficItDoesNotGrowThoughSomethingAlwaysWaits() {
        for (int i = 1; i <= 100; i++) {
            assertThat(look(10L * i, 3)).isLessThanOrEqualTo(LOOK);
        }
    }

    @Test
    void whoSendsSlowlyLagsBehindNoMoreThanTwiceAsLongAsThatTakes() {
        // Three looks behind, all the time.
        for (int i = 4; i <= 100; i++) {
            assertThat(look(10L * i, 30)).isLessThanOrEqualTo(LOOK.multipliedBy(6));
        }
        assertThat(look(2000, 30)).isPositive();
    }

    @Test
    void whoSendsNothingLagsMoreAndMoreUntilItHasSentWhatWasThere() {
        assertThat(look(5, 0)).isZero();
        assertThat(look(6, 1)).isEqualTo(LOOK);
        assertThat(look(9, 4)).isEqualTo(LOOK.multipliedBy(2));
        assertThat(look(9, 4)).isEqualTo(LOOK.multipliedBy(3));
        assertThat(look(9, -1)).isZero();
    }

    @Test
    void anInstanceThatGoesOnAfterAPauseBeginsAnew() {
        look(5, 5);
        assertThat(look(5, 5)).isEqualTo(LOOK);
        lag.keep(Set.of());
        assertThat(look(5, 5)).isZero();
    }
}
