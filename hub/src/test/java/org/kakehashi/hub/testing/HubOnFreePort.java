package org.kakehashi.hub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives the hub a free port, known before it starts since it is part of the issuer, and an empty data folder. */
class HubOnFreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = FreePorts.one();
        Path data = emptyFolder();
        TestPropertyValues.of(
                        "server.port=" + port,
                        "hub.public-url=http://localhost:" + port,
                        "hub.data=" + data,
                        "hub.database.embedded-folder=" + data.resolve("postgres"),
                        // More transactions of a tenant at once than one node opens, as several nodes together do.
                        "hub.lrs.ingest.writers-per-tenant=6",
                        // Tests' tools publish their keys on this machine.
                        "hub.lti.http.allow-loopback=true",
                        "hub.bootstrap.admin-password=test-administrator")
                .applyTo(context);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "hub-data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
