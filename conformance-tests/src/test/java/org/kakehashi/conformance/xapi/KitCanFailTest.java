package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A kit that nothing can fail proves nothing: two servers that know no xAPI must, between them, fail every requirement. */
class KitCanFailTest {
    @Test
    void whoRefusesEverythingAndWhoTakesEverythingFailEachRequirementBetweenThem() throws Exception {
        List<Check> checks = Runner.checks(Requirements.load(), List.of(Edition.values()));
        Set<String> failed = new HashSet<>(failed(checks, 400));
        failed.addAll(failed(checks, 200));
        assertThat(checks.stream().map(KitCanFailTest::name).distinct()).allMatch(failed::contains);
    }

    private static List<String> failed(List<Check> checks, int status) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, status));
            server.start();
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/xapi");
            return new Runner(new Endpoint(base, "key", "secret"))
                    .run(checks).stream()
                            .filter(outcome -> !outcome.passed())
                            .map(outcome -> name(outcome.check()))
                            .toList();
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] body = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String name(Check check) {
        return check.edition() + " " + check.requirement().id();
    }
}
