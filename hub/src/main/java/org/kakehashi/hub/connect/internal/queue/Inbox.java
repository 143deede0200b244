package org.kakehashi.hub.connect.internal.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.connect.ConnectProperties;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.queue.ImportRequests.Wanted;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The watched folder: {@code <inbox>/<tenant>/<connector>/<source>/<file>}. A file is taken once its size has settled; when
 * its run has ended it lies in {@code done} or {@code failed} beside, with its report. {@code settings.properties} in the
 * source's folder gives the connector's settings.
 */
@Component
class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final String SETTINGS = "settings.properties";
    private static final String TAKEN = ".taken";
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

    private final Path folder;
    private final Duration settle;
    private final Tenants tenants;
    private final Connectors connectors;
    private final ImportRequests requests;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();

    private record Seen(long size, Instant since) {}

    Inbox(
            ConnectProperties properties,
            HubProperties hub,
            Tenants tenants,
            Connectors connectors,
            ImportRequests requests,
            Clock clock) {
        Path configured = properties.inbox();
        this.folder = configured == null ? hub.data().toAbsolutePath().resolve("inbox") : configured.toAbsolutePath();
        this.settle = properties.settle();
        this.tenants = tenants;
        this.connectors = connectors;
        this.requests = requests;
        this.clock = clock;
    }

    /** Looks through the folders of all tenants; called by the scheduler, one call at a time. */
    @Scheduled(fixedDelayString = "${hub.connect.inbox-scan:2s}", initialDelayString = "${hub.connect.inbox-scan:2s}")
    void scan() throws IOException {
        Map<Path, Seen> now = new HashMap<>();
        if (Files.isDirectory(folder)) {
            for (Tenant tenant : tenants.all()) {
                for (Path connector : children(folder.resolve(tenant.slug()))) {
                    if (connectors.find(connector.getFileName().toString()).isPresent()) {
                        scanSources(tenant, connector, now);
                    }
                }
            }
        }
        seen = now;
    }

    private void scanSources(Tenant tenant, Path connector, Map<Path, Seen> now) throws IOException {
        for (Path source : children(connector)) {
            for (Path file : children(source)) {
                if (!Files.isRegularFile(file)) {
                    continue;
                }
                if (file.toString().endsWith(TAKEN)) {
                    giveBack(file, now);
                } else if (!ignored(file) && settled(file, settle, now)) {
                    take(tenant, connector, source, file);
                }
            }
        }
    }

    private static boolean ignored(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.equals(SETTINGS);
    }

    /** A hub that was killed while it took a file leaves it under the name it gave it. */
    private void giveBack(Path taken, Map<Path, Seen> now) throws IOException {
        if (settled(taken, LEFT_BEHIND, now)) {
            String name = taken.getFileName().toString();
            Files.move(taken, taken.resolveSibling(name.substring(1, name.length() - TAKEN.length())));
        }
    }

    private boolean settled(Path file, Duration wait, Map<Path, Seen> now) throws IOException {
        long size = Files.size(file);
        Seen before = seen.get(file);
        Seen current = before != null && before.size() == size ? before : new Seen(size, clock.instant());
        now.put(file, current);
        return size > 0 && !current.since().plus(wait).isAfter(clock.instant());
    }

    private void take(Tenant tenant, Path connector, Path source, Path file) {
        // Renamed first: of several nodes that watch one folder, one succeeds.
        Path taken = file.resolveSibling("." + file.getFileName() + TAKEN);
        try {
            Files.move(file, taken);
            try (InputStream content = Files.newInputStream(taken)) {
                requests.take(
                        tenant.tenantId(),
                        new Wanted(
                                connector.getFileName().toString(),
                                source.getFileName().toString(),
                                file.getFileName().toString(),
                                settings(source),
                                file.toString(),
                                AuditEvent.SYSTEM),
                        content);
            }
            Files.delete(taken);
        } catch (IOException e) {
            LOG.warn("The file {} in the watched folder can't be taken", file, e);
        } catch (HubException e) {
            refuse(file, taken, e);
        }
    }

    private static void refuse(Path file, Path taken, HubException why) {
        Path failed = file.resolveSibling("failed");
        try {
            Files.createDirectories(failed);
            Files.move(taken, failed.resolve(file.getFileName()));
            Files.writeString(failed.resolve(file.getFileName() + ".report.txt"), why.detail());
        } catch (IOException e) {
            LOG.warn("The file {} in the watched folder can't be put away", file, e);
        }
    }

    private static Map<String, String> settings(Path source) throws IOException {
        Path file = source.resolve(SETTINGS);
        Map<String, String> settings = new HashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        }
        return settings;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
