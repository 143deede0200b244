package org.kakehashi.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = new SecretBox(new SecretKeySpec(new byte[32], "AES"));
    private final byte[] secret = "秘密".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatIsSealedCanBeOpenedAndLooksDifferentEachTime() {
        assertThat(box.open(box.seal(secret))).isEqualTo(secret);
        assertThat(box.seal(secret)).isNotEqualTo(box.seal(secret));
    }

    @Test
    void anAlteredBoxOrAnotherKeyOpensNothing() {
        byte[] altered = box.seal(secret);
        altered[altered.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(altered)).hasMessageContaining("master key");
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> new SecretBox(new SecretKeySpec(other, "AES")).open(box.seal(secret)))
                .hasMessageContaining("master key");
    }
}
