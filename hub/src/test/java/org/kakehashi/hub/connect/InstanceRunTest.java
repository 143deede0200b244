package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class InstanceRunTest extends InstanceStage {
    @Test
    void eachRunReadsWhatIsNewSinceTheLastThatWasApplied() {
        UUID id = instance("");
        service.answer("", "until one\na\nb\n");
        service.answer("one", "until two\nc\n");

        assertStatus(ran(id), "APPLIED");
        assertThat(cursor(id)).isEqualTo("one");
        assertStatus(ran(id), "APPLIED");

        assertThat(cursor(id)).isEqualTo("two");
        assertThat(service.asked()).containsExactly("", "one");
        assertThat(service.tokens()).containsOnly("Bearer " + SECRET);
        assertThat(orgs()).isEqualTo(3);
    }
}
