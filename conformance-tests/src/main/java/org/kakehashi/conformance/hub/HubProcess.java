package org.kakehashi.conformance.hub;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The hub's jar as a process with 512 MB, an empty data folder and the embedded PostgreSQL. */
public final class HubProcess implements AutoCloseable {
    /** Key of an API client that may do everything. */
    public static final String KEY = "bench";
    /** Its secret. */
    public static final String SECRET = "bench-secret-of-this-run-only";

    private static final int LAST_LINES = 40;
    private static final Duration STARTUP = Duration.ofMinutes(4);

    private final Process process;
    private final Path data;
    private final int port;
    private final int databasePort;

    private HubProcess(Process process, Path data, int port, int databasePort) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.databasePort = databasePort;
    }

    /**
     * Starts a hub and waits until it is ready.
     *
     * @param java command that runs it
     * @param jar of the hub
     * @param data an empty folder
     * @param moreJavaOptions for the virtual machine
     */
    public static HubProcess start(String java, Path jar, Path data, List<String> moreJavaOptions)
            throws IOException, InterruptedException {
        return start(java, jar, data, moreJavaOptions, List.of("--hub.insight.follow=false"));
    }

    /**
     * As {@link #start(String, Path, Path, List)}.
     *
     * @param arguments more of the hub's own; without any, it joins statements to pupils meanwhile, as in daily use
     */
    public static HubProcess start(
            String java, Path jar, Path data, List<String> moreJavaOptions, List<String> arguments)
            throws IOException, InterruptedException {
        int port = freePort();
        int databasePort = freePort();
        List<String> command =
                new ArrayList<>(List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(moreJavaOptions);
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--hub.data=" + data,
                "--hub.database.embedded-folder=" + data.resolve("postgres"),
                "--hub.database.embedded-port=" + databasePort));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HUB_BOOTSTRAP_XAPI_KEY", KEY);
        builder.environment().put("HUB_BOOTSTRAP_XAPI_SECRET", SECRET);
        builder.redirectErrorStream(true).redirectOutput(data.resolve("hub.log").toFile());
        HubProcess hub = new HubProcess(builder.start(), data, port, databasePort);
        hub.awaitReady();
        return hub;
    }

    private void awaitReady() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        Instant end = Instant.now().plus(STARTUP);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end) && process.isAlive()) {
                try {
                    if (client.send(health, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // It doesn't listen yet.
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        close();
        throw new IOException("The hub did not start; see " + data.resolve("hub.log"));
    }

    /** The hub's log so far. */
    public String log() throws IOException {
        return Files.readString(data.resolve("hub.log"));
    }

    /** The end of the hub's log, while the data folder is there. */
    public static List<String> lastWords(Path data) throws IOException {
        Path log = data.resolve("hub.log");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** Where it listens on loopback. */
    public int port() {
        return port;
    }

    /** The hub's process. */
    public long pid() {
        return process.pid();
    }

    /** The first process of its PostgreSQL. */
    public long postmasterPid() throws IOException {
        return postmaster().orElseThrow(() -> new IOException("the hub's PostgreSQL is gone"));
    }

    /** JDBC URL of its database. */
    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/kakehashi";
    }

    /** The password of the database's login {@code postgres}. */
    public String superuserPassword() throws IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(reader);
        }
        return passwords.getProperty("superuser");
    }

    /** Resident memory of the hub in megabytes; -1 where the system doesn't tell. */
    public long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                stopPostgres();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            stopPostgres();
        }
    }

    /** A hub that was killed leaves it running. */
    private void stopPostgres() {
        postmaster().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<Long> postmaster() {
        try {
            return Optional.of(
                    Long.parseLong(Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                            .getFirst()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
