package org.kakehashi.hub.roster.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientIdsTest {
    private final ClientIds mine = ids(1);
    private final ClientIds others = ids(2);

    private static ClientIds ids(int client) {
        byte[] secret = new byte[ClientIds.SECRET_BYTES];
        Arrays.fill(secret, (byte) client);
        return new ClientIds(secret);
    }

    @Test
    void whatIsToldLeadsBackToTheId() {
        Random random = new Random(1);
        Set<String> told = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertThat(mine.id(mine.told(id))).isEqualTo(id);
            assertThat(mine.told(id)).isEqualTo(mine.told(id)).matches("[0-9a-f]{48}");
            told.add(mine.told(id));
        }
        assertThat(told).hasSize(2_000);
    }

    /** Ids of the hub have the time in front: those made in one millisecond differ in the rest alone. */
    @Test
    void likeIdsAreToldUnlikeAndNotAlikeToTwoClients() {
        UUID first = UUID.fromString("019a0000-0000-7000-8000-000000000000");
        UUID second = UUID.fromString("019a0000-0000-7000-8000-000000000001");
        assertThat(common(mine.told(first), mine.told(second))).isLessThan(16);
        assertThat(common(mine.told(first), others.told(first))).isLessThan(16);
    }

    private static long common(String one, String other) {
        return IntStream.range(0, one.length())
                .filter(i -> one.charAt(i) == other.charAt(i))
                .count();
    }

    @Test
    void whatWasNeverToldToTheClientIsNoId() {
        UUID id = UUID.fromString("019a0000-0000-7000-8000-000000000000");
        String told = mine.told(id);
        char last = told.charAt(told.length() - 1);
        assertThat(mine.id(others.told(id))).isNull();
        assertThat(mine.id(id.toString())).isNull();
        assertThat(mine.id("")).isNull();
        assertThat(mine.id(told.toUpperCase(Locale.ROOT))).isNull();
        assertThat(mine.id(told.substring(0, 47) + (last == '0' ? '1' : '0'))).isNull();
        assertThat(mine.id(told + "00")).isNull();
    }
}
