package org.kakehashi.hub.connect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@link TestOrgsFactory} reads from: answers by the cursor it is asked with, and can be told to stall. */
final class OrgService implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    OrgService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its address. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/orgs";
    }

    /** From now on it answers so who asks since that cursor. */
    void answer(String since, String text) {
        answers.put(since, text);
    }

    /** From now on every answer has that status. */
    void status(int now) {
        status = now;
    }

    /** From now on an answer's first line comes, and no more until {@link #goOn}. */
    void stall() {
        gate = new CountDownLatch(1);
    }

    /** Sends what was held back. */
    void goOn() {
        gate.countDown();
    }

    /** The cursors it was asked with, in order. */
    List<String> asked() {
        return asked;
    }

    /** Most requests that it had at the same time. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** The Authorization headers it got. */
    List<String> tokens() {
        return tokens;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String since = query.substring("since=".length());
        asked.add(since);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] text = answers.getOrDefault(since, "until " + since + "\n").getBytes(StandardCharsets.UTF_8);
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        exchange.sendResponseHeaders(status, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            int first = new String(text, StandardCharsets.UTF_8).indexOf('\n') + 1;
            out.write(text, 0, first);
            out.flush();
            gate.await();
            out.write(text, first, text.length - first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
    }
}
