package org.kakehashi.hub.connect.internal.handover;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.Setting;
import org.kakehashi.connectors.spi.roster.RosterContent;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.connectors.spi.roster.RosterTarget;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.run.GuardedHttp;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.RosterExports;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.kakehashi.hub.web.HubProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands a roster on as a file. It is written to the data folder first: a slow receiver holds no transaction open and no import up,
 * and a fault gives an answer instead of half a file.
 */
@Component
class RosterHandOver {
    /** Writes rosters; so far the only connector that does. */
    private static final String CONNECTOR = "oneroster-csv";

    private static final String PROFILE = "profile";
    private static final String PREFIX = "roster-";
    private static final String SUFFIX = ".part";
    private static final int AT_ONCE = 2;
    /** How long at most one is sent. Where a file may be deleted while it is read, even that goes on. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private final RosterExports rosters;
    private final ConnectorFactory factory;
    private final HttpSender http;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Path folder;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    RosterHandOver(
            RosterExports rosters,
            Connectors connectors,
            GuardedHttp http,
            TenantTransactions transactions,
            AuditLog audit,
            HubProperties hub,
            Clock clock) {
        this.rosters = rosters;
        this.factory = connectors.find(CONNECTOR).orElseThrow();
        this.http = http;
        this.transactions = transactions;
        this.audit = audit;
        this.folder = hub.data().toAbsolutePath().resolve("exports");
        this.clock = clock;
    }

    /** Deletes what a hub that was killed was writing, or sending, which nobody will fetch. */
    @Scheduled(fixedDelayString = "${hub.connect.sweep:1h}", initialDelayString = "${hub.connect.sweep-first:10s}")
    void deleteLeftovers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Instant old = clock.instant().minus(LONGEST);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                if (Files.exists(part)
                        && Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private record Context(
            Map<String, String> settings, Optional<Path> file, Optional<String> fileName, HttpSender http)
            implements ConnectorContext {}

    /** The profiles to choose from, the one that stands first. */
    List<Setting.Choice> profiles() {
        return factory.settings().stream()
                .filter(setting -> setting.name().equals(PROFILE))
                .map(Setting::choices)
                .findFirst()
                .orElse(List.of());
    }

    private List<String> named() {
        return profiles().stream().map(Setting.Choice::value).toList();
    }

    /**
     * Writes a roster.
     *
     * @param profile one of {@link #profiles()}; blank is the first
     * @throws HubException NOT_FOUND where no roster came from that source, INVALID_REQUEST where there is no such profile,
     *     UNPROCESSABLE where the roster can't be written like this
     */
    HandedRoster write(Caller caller, String source, String profile) throws IOException, InterruptedException {
        if (!rosters.exists(caller.tenantId(), source)) {
            throw new HubException(ErrorCode.NOT_FOUND, "");
        }
        if (!profile.isBlank() && !named().contains(profile)) {
            throw new HubException(
                    ErrorCode.INVALID_REQUEST, "profile: choose one of " + String.join(", ", named()) + ".");
        }
        places.acquire();
        try {
            HandedRoster written = write(caller.tenantId(), source, profile);
            String detail = "source:%s profile:%s file:%s bytes:%d"
                    .formatted(
                            source,
                            profile.isBlank() ? named().getFirst() : profile,
                            written.name(),
                            Files.size(written.file()));
            transactions.run(
                    caller.tenantId(),
                    () -> audit.append(
                            caller.tenantId(),
                            new AuditEvent(caller.auditName(), "connect.export-roster", null, detail)));
            return written;
        } finally {
            places.release();
        }
    }

    private HandedRoster write(int tenantId, String source, String profile) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        boolean whole = false;
        BoundedFindings findings = new BoundedFindings();
        try (RosterTarget target = (RosterTarget) open(profile, Optional.empty())) {
            String name = rosters.read(tenantId, source, content -> write(target, content, file, findings));
            whole = true;
            return new HandedRoster(file, name, target.mediaType(), findings.findings());
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String write(RosterTarget target, RosterContent content, Path file, BoundedFindings findings)
            throws IOException {
        String name = target.fileName(content, findings)
                .orElseThrow(() -> new HubException(ErrorCode.UNPROCESSABLE, findings.text()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            target.writeRoster(content, out, findings);
        }
        return name;
    }

    /** Writes a roster, reads it again by the rules of the profile, and says all that is found on both ways. */
    List<Finding> check(Caller caller, String source, String profile) throws IOException, InterruptedException {
        try (HandedRoster written = write(caller, source, profile);
                RosterSource reader = (RosterSource) open(profile, Optional.of(written))) {
            BoundedFindings findings = new BoundedFindings();
            written.findings().forEach(findings::report);
            reader.readRoster(Cursor.START, findings);
            return findings.findings();
        }
    }

    private Connector open(String profile, Optional<HandedRoster> written) {
        Map<String, String> settings = profile.isBlank() ? Map.of() : Map.of(PROFILE, profile);
        return factory.open(
                new Context(settings, written.map(HandedRoster::file), written.map(HandedRoster::name), http));
    }
}
