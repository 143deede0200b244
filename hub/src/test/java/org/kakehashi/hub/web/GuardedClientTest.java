package org.kakehashi.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a name leads to counts before and after: a name that changes in between brings nothing out. */
class GuardedClientTest {
    private static final String SECRET = "of the inside";

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger lookups = new AtomicInteger();
    private HttpServer server;

    GuardedClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void aServerOfTheInside() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = SECRET.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @Test
    void aNameThatIsReboundToTheInsideBringsNothingOut() {
        assertThatThrownBy(() -> client(false).fetch(request()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("internal address")
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> client(false).send(request())).hasMessageContaining("internal address");
        assertThat(requests)
                .as("the connection was made, as a rebound name has it")
                .hasValue(2);
    }

    @Test
    void aNameOfTheInsideIsNotEvenAsked() {
        lookups.set(1);
        assertThatThrownBy(() -> client(false).fetch(request())).hasMessageContaining("internal address");
        assertThat(requests).hasValue(0);
    }

    @Test
    void whatMayBeReachedIs() throws Exception {
        assertThat(client(true).fetch(request()).body()).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
        try (var body = client(true).send(request()).body()) {
            assertThat(body.readAllBytes()).isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Its first lookup of each request gives a public address, the next what there is. */
    private GuardedClient client(boolean allowLoopback) {
        return new GuardedClient(
                new GuardedClient.Limits("test", Duration.ofSeconds(10), 1000, allowLoopback),
                host -> lookups.getAndIncrement() % 2 == 0
                        ? new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 1})}
                        : InetAddress.getAllByName(host));
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
                .build();
    }
}
