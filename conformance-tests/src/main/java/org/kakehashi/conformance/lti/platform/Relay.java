package org.kakehashi.conformance.lti.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Stands before the hub at its public address: passes everything on, notes it, and adds the kit's key to the key set. */
final class Relay implements AutoCloseable {
    private static final String KEY_SET = "/.well-known/jwks.json";
    private static final int MOST = 5_000;
    private static final int LONGEST = 200_000;
    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "content-length",
            "transfer-encoding",
            "host",
            "upgrade",
            "expect",
            "keep-alive",
            "http2-settings");
    private static final Set<String> OF_A_CACHE = Set.of("if-none-match", "if-modified-since");
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int BAD_GATEWAY = 502;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final KitKey key;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile URI hub = URI.create("http://localhost:1");

    private Relay(HttpServer server, KitKey key) {
        this.server = server;
        this.key = key;
    }

    /** Listens on loopback; 0: at any free port. */
    static Relay open(int port, KitKey key) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Relay relay = new Relay(server, key);
        server.setExecutor(relay.threads);
        server.createContext("/", relay::pass);
        server.start();
        return relay;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Says where the hub is. */
    void to(int hubPort) {
        hub = URI.create("http://localhost:" + hubPort);
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer =
                    http.send(request(exchange, question), HttpResponse.BodyHandlers.ofByteArray());
            boolean keySet = exchange.getRequestURI().getPath().equals(KEY_SET) && answer.statusCode() == 200;
            byte[] body = keySet ? withKey(answer.body()) : answer.body();
            note(exchange, question, answer.statusCode(), body);
            answer.headers().map().forEach((name, values) -> {
                if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            respond(exchange, answer.statusCode(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalArgumentException e) {
            respond(exchange, BAD_GATEWAY, String.valueOf(e).getBytes(UTF_8));
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = status == NO_CONTENT
                || status == NOT_MODIFIED
                || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none || body.length == 0 ? -1 : body.length);
        if (!none && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] question) {
        URI asked = exchange.getRequestURI();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(hub + asked.toString()));
        boolean keySet = asked.getPath().equals(KEY_SET);
        exchange.getRequestHeaders().forEach((name, values) -> {
            String plain = name.toLowerCase(Locale.ROOT);
            if (!OF_ONE_HOP.contains(plain)
                    && !(keySet && OF_A_CACHE.contains(plain))
                    && !plain.equals("accept-encoding")) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        HttpRequest.BodyPublisher body = question.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(question);
        return builder.method(exchange.getRequestMethod(), body).build();
    }

    private byte[] withKey(byte[] keySet) {
        var set = JsonMapper.shared().readTree(keySet);
        ((ArrayNode) set.path("keys")).add(JsonMapper.shared().valueToTree(key.jwk()));
        return JsonMapper.shared().writeValueAsBytes(set);
    }

    private void note(HttpExchange exchange, byte[] question, int status, byte[] answer) {
        if (exchanges.size() < MOST) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            exchanges.add(new Exchange(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    type == null ? "" : type,
                    text(question),
                    status,
                    text(answer)));
        }
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, LONGEST), UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
