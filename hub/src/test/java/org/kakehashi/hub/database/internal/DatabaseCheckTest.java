package org.kakehashi.hub.database.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
    @Test
    void aServerThatCouldLoseACommitIsRefused() throws IOException {
        // As the library starts it by itself: with fsync off.
        try (EmbeddedPostgres careless = EmbeddedPostgres.builder().start()) {
            assertThatThrownBy(() -> DatabaseCheck.refuseUnsafe(careless.getPostgresDatabase()))
                    .hasMessageContaining("fsync = off")
                    .hasMessageContaining("postgresql.conf");
        }
    }
}
