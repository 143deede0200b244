package org.kakehashi.hub.roster.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.roster.internal.provider.Totals.Listed;

/** A walk counts once, and again where more may have come. */
class TotalsTests {
    private final Listed list = new Listed(UUID.randomUUID(), "users", "", Scope.ALL, "");
    private Instant now = Instant.parse("2026-04-10T00:00:00Z");
    private final Totals totals = new Totals(clock());
    private long there = 2000;
    private int counted;

    private Clock clock() {
        InstantSource moving = () -> now;
        return moving.withZone(ZoneOffset.UTC);
    }

    private long page(long offset, long until) {
        return totals.of(list, offset, until, () -> {
            counted++;
            return there;
        });
    }

    @Test
    void thePagesBehindTheFirstGoByItsCount() {
        assertThat(page(0, 1000)).isEqualTo(2000);
        there = 1999;
        assertThat(page(500, 1500)).isEqualTo(2000);
        assertThat(counted).isEqualTo(1);
        assertThat(page(0, 1000)).isEqualTo(1999);
    }

    @Test
    void whereTheCountEndsMoreMayHaveCome() {
        page(0, 1000);
        there = 2800;
        assertThat(page(1000, 2000)).isEqualTo(2800);
        assertThat(page(1500, 2500)).isEqualTo(2800);
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void aPageBehindTheEndCounts() {
        page(0, 1000);
        assertThat(page(5000, 5000)).isEqualTo(2000);
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void aCountLastsAMinute() {
        page(0, 1000);
        now = now.plus(Duration.ofMinutes(1));
        page(100, 200);
        assertThat(counted).isEqualTo(2);
    }
}
