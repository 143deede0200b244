package org.kakehashi.hub.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.kakehashi.hub.HubApplication;

/** A hub in a process of its own, on a data folder that outlives it. */
public final class HubProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int LAST_WORDS = 4_000;

    private final Path data;
    private final int port = FreePorts.one();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private Process process;

    /** With an embedded PostgreSQL in that folder. */
    public HubProcess(Path data) throws IOException {
        this(data, Map.of());
    }

    /** With further settings, as environment variables. */
    public HubProcess(Path data, Map<String, String> settings) throws IOException {
        this.data = data;
        this.settings = settings;
        this.process = start();
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                HubApplication.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        // The documented variables (docs/operations.md), as an operator sets them.
        builder.environment()
                .putAll(Map.of(
                        "PORT",
                        Integer.toString(port),
                        "HUB_DATA",
                        data.toString(),
                        "HUB_BOOTSTRAP_XAPI_KEY",
                        "crash",
                        "HUB_BOOTSTRAP_XAPI_SECRET",
                        "secret-of-crash"));
        builder.environment().putAll(settings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("hub.log").toFile()))
                .start();
    }

    /** Waits until it serves; where it doesn't, says what it wrote last. */
    public void awaitReady() {
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .failFast("the hub ended", () -> !process.isAlive())
                    .until(() -> send(request("/actuator/health/readiness")).statusCode() == 200);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError("The hub doesn't serve: " + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            String log = log();
            return log.substring(Math.max(0, log.length() - LAST_WORDS));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As a power cut does: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As an operator does, and clean. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Starts again and waits until it serves. */
    public void restart() throws IOException {
        process = start();
        awaitReady();
    }

    /** Kills the embedded PostgreSQL's postmaster; the hub lives on. */
    public void killPostgres() throws IOException {
        ProcessHandle.of(postgres()).orElseThrow().destroyForcibly();
    }

    /** The process id of the embedded PostgreSQL's postmaster. */
    public long postgres() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    /** A request with its API client. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", HubHttp.basic("crash", "secret-of-crash"))
                .header("X-Experience-API-Version", "1.0.3");
    }

    /** Sends and reads the answer as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer's lines as they come. */
    public HttpResponse<Stream<String>> lines(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** Sends a request whose answer is read as {@code handler} reads it. */
    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request.build(), handler);
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** What the hub wrote to its log by now. */
    public String log() throws IOException {
        return Files.readString(data.resolveSibling("hub.log"));
    }

    @Override
    public void close() {
        http.shutdownNow();
        stop();
    }
}
