package org.kakehashi.hub.lti.internal.keys;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the hub sign with a new key once the current one is old. Harmless on many nodes: one of them makes it. */
@Component
class KeySchedule {
    private static final Logger LOG = LoggerFactory.getLogger(KeySchedule.class);

    private final SigningKeys keys;
    private final KeyProperties properties;
    private final Clock clock;

    KeySchedule(SigningKeys keys, KeyProperties properties, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void rotateWhenDue() {
        if (properties.lifetime().isPositive()) {
            keys.rotateOlderThan(clock.instant().minus(properties.lifetime()))
                    .ifPresent(kid -> LOG.info("The hub signs with a new key now: {}", kid));
        }
    }
}
