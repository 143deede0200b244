package org.kakehashi.hub.lti.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.lti.LtiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The hub's key is replaced in time, once, and the old one stays published. */
class KeyScheduleTest extends LtiTest {
    @Autowired
    SigningKeys keys;

    @Test
    void aKeyThatIsNotOldStays() {
        String kid = keys.current().getKeyID();
        new KeySchedule(keys, new KeyProperties(Duration.ofDays(90)), Clock.systemUTC()).rotateWhenDue();
        new KeySchedule(keys, new KeyProperties(Duration.ZERO), later(365)).rotateWhenDue();
        assertThat(keys.current().getKeyID()).isEqualTo(kid);
    }

    @Test
    void anOldKeyIsReplacedAndStaysPublished() {
        String old = keys.current().getKeyID();
        new KeySchedule(keys, new KeyProperties(Duration.ofDays(90)), later(91)).rotateWhenDue();
        String next = keys.current().getKeyID();
        assertThat(next).isNotEqualTo(old);
        assertThat(keys.published().getKeys()).extracting(key -> key.getKeyID()).contains(old, next);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSigns() {
        keys.rotate();
        Set<String> published = ids();
        assertThat(published).contains(keys.rotate());
        assertThat(ids()).hasSizeGreaterThan(published.size()).containsAll(published);
    }

    @Test
    void ofManyNodesOneReplacesIt() throws Exception {
        keys.current();
        Instant due = Instant.now();
        List<Callable<Optional<String>>> nodes = new ArrayList<>();
        for (int node = 0; node < 6; node++) {
            nodes.add(() -> keys.rotateOlderThan(due));
        }
        try (var pool = Executors.newFixedThreadPool(nodes.size())) {
            long replaced = 0;
            for (var done : pool.invokeAll(nodes)) {
                replaced += done.get().isPresent() ? 1 : 0;
            }
            assertThat(replaced).isEqualTo(1);
        }
        assertThat(keys.published().getKeys())
                .extracting(key -> key.getKeyID())
                .contains(keys.current().getKeyID());
    }

    private Set<String> ids() {
        return keys.published().getKeys().stream().map(JWK::getKeyID).collect(Collectors.toSet());
    }

    private static Clock later(int days) {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    }
}
