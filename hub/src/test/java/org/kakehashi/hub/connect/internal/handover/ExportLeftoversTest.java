package org.kakehashi.hub.connect.internal.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.TestImports;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Rosters whose hub was killed while they were written or sent. */
@HubTest
@Import(TestImports.class)
class ExportLeftoversTest {
    @Autowired
    HubProperties hub;

    @Autowired
    RosterHandOver handOver;

    @Test
    void theyAreDeletedOnceNobodyCanStillBeReadingThem() throws IOException {
        Path old = part("roster-old.part", 7);
        Path fresh = part("roster-fresh.part", 0);
        Path other = part("something.else", 7);

        handOver.deleteLeftovers();

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(other).exists();
    }

    private Path part(String name, int hours) throws IOException {
        Path folder = hub.data().toAbsolutePath().resolve("exports");
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.writeString(file, "personal");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(hours, ChronoUnit.HOURS)));
        return file;
    }
}
