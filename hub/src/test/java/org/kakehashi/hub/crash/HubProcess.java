package org.kakehashi.hub.crash;

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
import org.kakehashi.hub.HubApplication;
import org.kakehashi.hub.testing.FreePorts;
import org.kakehashi.hub.testing.HubHttp;

/** A hub in a process of its own, on a data folder that outlives it. */
final class HubProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final int port = FreePorts.one();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private Process process;

    HubProcess(Path data) throws IOException {
        this(data, Map.of());
    }

    /** With further settings, as environment variables. */
    HubProcess(Path data, Map<String, String> settings) throws IOException {
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

    void awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> send(request("/actuator/health/readiness")).statusCode() == 200);
    }

    /** As a power cut does: no shutdown hook runs. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As an operator does, and clean. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    void restart() throws IOException {
        process = start();
        awaitReady();
    }

    /** Kills the embedded PostgreSQL's postmaster; the hub lives on. */
    void killPostgres() throws IOException {
        ProcessHandle.of(postgres()).orElseThrow().destroyForcibly();
    }

    /** The process id of the embedded PostgreSQL's postmaster. */
    long postgres() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", HubHttp.basic("crash", "secret-of-crash"))
                .header("X-Experience-API-Version", "1.0.3");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The answer's lines as they come. */
    HttpResponse<Stream<String>> lines(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    /** Sends a request whose answer is read as {@code handler} reads it. */
    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request.build(), handler);
    }

    /** What the hub wrote to its log by now. */
    String log() throws IOException {
        return Files.readString(data.resolveSibling("hub.log"));
    }

    @Override
    public void close() {
        http.shutdownNow();
        stop();
    }
}
