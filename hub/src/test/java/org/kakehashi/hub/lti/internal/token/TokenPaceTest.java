package org.kakehashi.hub.lti.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenPaceTest {
    @Test
    void aToolInALoopIsStoppedAndNoOther() {
        TokenPace pace = new TokenPace();
        UUID tool = UUID.randomUUID();
        long allowed = IntStream.range(0, 2 * TokenPace.A_MINUTE)
                .filter(each -> pace.allows(tool))
                .count();
        assertThat(allowed).isBetween((long) TokenPace.A_MINUTE, TokenPace.A_MINUTE + 50L);
        assertThat(pace.allows(UUID.randomUUID())).isTrue();
    }
}
