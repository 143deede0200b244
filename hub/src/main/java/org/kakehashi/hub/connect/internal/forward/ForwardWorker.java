package org.kakehashi.hub.connect.internal.forward;

import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.kakehashi.connectors.spi.Connector;
import org.kakehashi.connectors.spi.ConnectorContext;
import org.kakehashi.connectors.spi.ConnectorFactory;
import org.kakehashi.connectors.spi.HttpSender;
import org.kakehashi.connectors.spi.statements.StatementSink;
import org.kakehashi.hub.access.Tenant;
import org.kakehashi.hub.access.Tenants;
import org.kakehashi.hub.connect.internal.finding.HiddenTexts;
import org.kakehashi.hub.connect.internal.instance.ConnectorInstance;
import org.kakehashi.hub.connect.internal.instance.Connectors;
import org.kakehashi.hub.connect.internal.instance.Instances;
import org.kakehashi.hub.database.TenantTransactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has instances forwarded, each by one node at a time. */
@Component
class ForwardWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardWorker.class);
    private static final Duration STOP = Duration.ofSeconds(5);
    /** After so long others have their turn; the next poll goes on. */
    private static final Duration TURN = Duration.ofSeconds(30);

    private final Tenants tenants;
    private final Instances instances;
    private final Connectors connectors;
    private final TenantTransactions transactions;
    private final HttpSender http;
    private final ForwardStore store;
    private final ForwardLockStore locks;
    private final Forwarder forwarder;
    private final Clock clock;
    private final Semaphore places;
    private final Map<UUID, Thread> busy = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    ForwardWorker(
            Tenants tenants,
            Instances instances,
            Connectors connectors,
            TenantTransactions transactions,
            HttpSender http,
            ForwardStore store,
            ForwardLockStore locks,
            Forwarder forwarder,
            Clock clock,
            ForwardProperties properties) {
        this.tenants = tenants;
        this.instances = instances;
        this.connectors = connectors;
        this.transactions = transactions;
        this.http = http;
        this.store = store;
        this.locks = locks;
        this.forwarder = forwarder;
        this.clock = clock;
        this.places = new Semaphore(properties.concurrent(), true);
    }

    @Scheduled(fixedDelayString = "${hub.connect.forward.poll:1s}", initialDelayString = "${hub.connect.poll-first:1s}")
    void poll() {
        for (Tenant tenant : tenants.all()) {
            try {
                instances.all(tenant.tenantId()).stream()
                        .filter(one -> mayGoOn(tenant.tenantId(), one))
                        .forEach(one -> wake(tenant.tenantId(), one.id()));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("Forwarding of tenant {} has to wait: {}", tenant.tenantId(), e.getMessage());
            }
        }
    }

    private boolean mayGoOn(int tenantId, ConnectorInstance instance) {
        if (instance.paused() || !connectors.forwards(instance.connector())) {
            return false;
        }
        Optional<Instant> until = transactions
                .readOnly(tenantId, () -> store.find(tenantId, instance.id()))
                .map(Forwarding::notBefore);
        return until.isEmpty() || !until.get().isAfter(clock.instant());
    }

    private void wake(int tenantId, UUID id) {
        if (!stopping) {
            busy.computeIfAbsent(
                    id, one -> Thread.ofVirtual().name("forward-" + id).start(() -> work(tenantId, id)));
        }
    }

    private void work(int tenantId, UUID id) {
        try {
            places.acquire();
            try {
                locks.whileLocked(id, () -> forward(tenantId, id));
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | DataAccessException | TransactionException e) {
            // What was on its way is sent again after the next poll.
            LOG.warn("Forwarding of tenant {} by {} has to wait: {}", tenantId, id, e.getMessage());
        } finally {
            busy.remove(id);
        }
    }

    /** Until all is sent, or has to wait, or the turn is over, or the instance isn't what it was any more. */
    private void forward(int tenantId, UUID id) throws InterruptedException {
        ConnectorInstance instance = instances.find(tenantId, id).orElse(null);
        if (instance == null || !mayGoOn(tenantId, instance)) {
            return;
        }
        Map<String, String> secrets;
        try {
            secrets = instances.secrets(tenantId, id);
        } catch (IllegalStateException e) {
            LOG.warn("Secrets of a connector instance of tenant {} can't be opened", tenantId, e);
            forwarder.fail(tenantId, instance, ForwardRule.SECRETS_SEALED.brokenIn(instance.name()));
            return;
        }
        HiddenTexts hidden = HiddenTexts.of(secrets.values());
        Map<String, String> settings = new HashMap<>(instance.settings());
        settings.putAll(secrets);
        ConnectorFactory factory = connectors.find(instance.connector()).orElseThrow();
        try (Connector connector = factory.open(new Context(Map.copyOf(settings), http))) {
            ForwardFilter filter = ForwardFilter.of(settings);
            Forwarder.Route route = new Forwarder.Route(tenantId, instance, (StatementSink) connector, filter, hidden);
            long begun = System.nanoTime();
            boolean more = true;
            while (more && System.nanoTime() - begun < TURN.toNanos()) {
                more = !stopping && forwarder.step(route) && isUnchanged(tenantId, instance);
            }
        } catch (ForwardFilter.Unusable e) {
            forwarder.fail(tenantId, instance, e.why());
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Forwarding of tenant {} by {} met a fault: {}", tenantId, id, hidden.trace(e));
            forwarder.fail(tenantId, instance, ForwardRule.FAULT.brokenIn(instance.name()));
        }
    }

    private boolean isUnchanged(int tenantId, ConnectorInstance before) {
        return instances
                .find(tenantId, before.id())
                .filter(now -> !now.paused() && now.revision() == before.revision())
                .isPresent();
    }

    private record Context(Map<String, String> settings, HttpSender http) implements ConnectorContext {
        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public Optional<String> fileName() {
            return Optional.empty();
        }
    }

    /** Interrupts what is under way; it is sent again after the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : busy.values()) {
            thread.interrupt();
            thread.join(STOP);
        }
    }
}
