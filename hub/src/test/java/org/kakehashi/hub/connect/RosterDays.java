package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import org.kakehashi.connectors.onerostercsv.fixtures.RosterFiles;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.Cursor;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.roster.RosterSource;
import org.kakehashi.hub.database.TenantTransactions;
import org.kakehashi.hub.roster.ManyLeave;
import org.kakehashi.hub.roster.RosterCounts;
import org.kakehashi.hub.roster.RosterImports;
import org.kakehashi.hub.roster.RosterStage;
import org.kakehashi.hub.testing.TestTenants.TestTenant;
import org.springframework.boot.test.context.TestComponent;

/** Applies rosters as on a day of the past or to come, without a run. */
@TestComponent
class RosterDays {
    private final RosterImports rosters;
    private final TenantTransactions transactions;
    private final AtomicLong runs = new AtomicLong(1_000_000);

    RosterDays(RosterImports rosters, TenantTransactions transactions) {
        this.rosters = rosters;
        this.transactions = transactions;
    }

    /** Reads the files as the hub does, and applies them as on that day. */
    RosterCounts apply(
            TestTenant tenant, String source, RosterFiles files, LocalDate today, ManyLeave.Allowance allowed)
            throws Exception {
        return apply(tenant, source, files, today, allowed, Map.of());
    }

    /** The same, with settings of the connector. */
    RosterCounts apply(
            TestTenant tenant,
            String source,
            RosterFiles files,
            LocalDate today,
            ManyLeave.Allowance allowed,
            Map<String, String> settings)
            throws Exception {
        List<Finding> findings = new ArrayList<>();
        RosterStage stage = rosters.open(tenant.id(), runs.incrementAndGet(), source, findings::add);
        Path directory = Files.createTempDirectory("roster");
        Path zip = files.zipInto(directory);
        ConnectorFactory factory = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals("oneroster-csv"))
                .findFirst()
                .orElseThrow();
        try (Connector connector = factory.open(new Zip(zip, settings))) {
            ((RosterSource) connector).readRoster(Cursor.START, stage);
            assertThat(stage.check()).as(findings.toString()).isTrue();
            return transactions.inTenant(tenant.id(), () -> stage.apply(today, allowed));
        } finally {
            stage.discard();
            Files.delete(zip);
            Files.delete(directory);
        }
    }

    private record Zip(Path path, Map<String, String> settings) implements ConnectorContext {
        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }

        @Override
        public Optional<String> fileName() {
            return Optional.of("roster.zip");
        }

        @Override
        public HttpSender http() {
            throw new UnsupportedOperationException();
        }
    }
}
