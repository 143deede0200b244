package org.kakehashi.hub.access.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimePasswordsTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private final OneTimePasswords passwords = new OneTimePasswords();

    /** RFC 6238, appendix B, SHA-1: its last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "2000000000, 279037"})
    void theCodesAreThoseOfTheSpecification(long seconds, String code) {
        assertThat(passwords.at(SECRET, Instant.ofEpochSecond(seconds))).isEqualTo(code);
        assertThat(passwords.step(SECRET, code, Instant.ofEpochSecond(seconds))).hasValue(seconds / 30);
    }

    @Test
    void aClockMayBeOneStepOffAndNotTwo() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        String code = passwords.at(SECRET, now);
        assertThat(passwords.step(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(passwords.step(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(passwords.step(SECRET, code, now.plusSeconds(60))).isEmpty();
        assertThat(passwords.step(SECRET, "", now)).isEmpty();
    }

    @Test
    void theAppLearnsIssuerAndName() {
        assertThat(OneTimePasswords.uri(SECRET, "A&B", "佐藤"))
                .contains("A%26B:%E4%BD%90%E8%97%A4", "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
