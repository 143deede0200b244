package org.kakehashi.hub.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kakehashi.hub.connect.internal.instance.InstanceDraft;
import org.kakehashi.hub.testing.HubProcess;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Two nodes forward the instances of one tenant: never one instance at once, and no statement twice. */
class ForwardNodesTest extends StatementStage {
    private static final int INSTANCES = 6;
    private static final int MANY = 600;

    @Autowired
    HikariDataSource database;

    private final Map<String, Road> roads = new ConcurrentHashMap<>();

    private HttpServer otherStore;

    /** What came by one instance. */
    private static final class Road {
        final AtomicInteger atOnce = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        final List<String> ids = new CopyOnWriteArrayList<>();
    }

    @BeforeEach
    void anotherStore() throws IOException {
        otherStore = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        otherStore.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        otherStore.createContext("/", this::take);
        otherStore.start();
    }

    @AfterEach
    void stopIt() {
        otherStore.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        Road road = roads.computeIfAbsent(exchange.getRequestURI().getPath().split("/", -1)[1], name -> new Road());
        road.mostAtOnce.accumulateAndGet(road.atOnce.incrementAndGet(), Math::max);
        try {
            JsonNode batch = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            // Long enough for another to come meanwhile, if it may.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            (batch.isArray() ? batch : JSON.createArrayNode().add(batch))
                    .forEach(one -> road.ids.add(one.path("id").asString()));
        } finally {
            road.atOnce.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        }
    }

    @Test
    void eachInstanceIsForwardedByOneNodeAtATime(@TempDir Path folder) throws Exception {
        try (HubProcess other = SecondNode.beside(hub, database, folder, Map.of("HUB_CONNECT_FORWARD_POLL", "50ms"))) {
            List<UUID> instances = new ArrayList<>();
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(changes.create(
                        here.id(),
                        new InstanceDraft(
                                "i" + i,
                                "xapi-forward",
                                "other",
                                null,
                                null,
                                null,
                                Map.of(
                                        "endpoint",
                                        "http://127.0.0.1:"
                                                + otherStore.getAddress().getPort() + "/i" + i,
                                        "username",
                                        "u",
                                        "password",
                                        "p",
                                        "perMinute",
                                        "1000000",
                                        "batchSize",
                                        "20")),
                        "test"));
            }
            for (int i = 0; i < MANY / 50; i++) {
                store(here, statements(50));
            }
            await(() -> instances.stream()
                    .allMatch(one -> forwarding(one).path("forwarded").asLong() == MANY));

            assertThat(roads).hasSize(INSTANCES);
            assertThat(roads.values()).allSatisfy(road -> {
                Set<String> different = new HashSet<>(road.ids);
                assertThat(road.ids).hasSize(MANY);
                assertThat(different).hasSize(MANY);
                assertThat(road.mostAtOnce.get()).isEqualTo(1);
            });
            assertThat(metric(other))
                    .as("statements that the other node forwarded")
                    .isPositive();
        }
    }

    /** How many statements that node sent; it had its part. */
    private double metric(HubProcess node) throws Exception {
        String all = node.send(java.net.http.HttpRequest.newBuilder(
                                node.address().resolve("/actuator/prometheus"))
                        .header("Authorization", org.kakehashi.hub.testing.HubHttp.basic(here.key(), here.secret())))
                .body();
        return all.lines()
                .filter(line -> line.startsWith("connect_forward_statements_total") && line.contains("\"accepted\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
