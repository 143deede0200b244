package org.kakehashi.hub.connect;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.kakehashi.hub.testing.HubProcess;
import org.kakehashi.hub.web.HubProperties;

/** Another node of the hub under test: a process of its own on the same database. */
final class SecondNode {
    private SecondNode() {}

    /**
     * Starts it, and waits until it serves.
     *
     * @param folder for its data
     * @param more settings, as environment variables
     */
    static HubProcess beside(HubProperties hub, HikariDataSource database, Path folder, Map<String, String> more)
            throws IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(hub.data().resolve("database.properties"))) {
            passwords.load(reader);
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "HUB_PUBLIC_URL", hub.issuer(),
                "HUB_MASTER_KEY_FILE", hub.data().resolve("master.key").toString(),
                "HUB_DATABASE_URL", database.getJdbcUrl(),
                "HUB_DATABASE_PASSWORD", passwords.getProperty("server"),
                "HUB_DATABASE_OWNER_PASSWORD", passwords.getProperty("owner"),
                "HUB_CONNECT_HTTP_ALLOWLOOPBACK", "true"));
        settings.putAll(more);
        HubProcess node = new HubProcess(Files.createDirectory(folder.resolve("data")), settings);
        node.awaitReady();
        return node;
    }
}
