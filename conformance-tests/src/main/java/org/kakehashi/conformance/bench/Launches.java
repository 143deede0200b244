package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kakehashi.conformance.hub.HubProcess;

/**
 * What a launch costs in the hub, from the tap to the signed id_token, without the tool's time: the hub's page that sends the browser to the
 * tool, and the answer to the tool's authentication request. Each pupil has an account and a session of their own. Then the members of a
 * class of 4,000.
 */
final class Launches {
    private static final int PUPILS = 32;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Pattern HINT = Pattern.compile("name=\"(login_hint|lti_message_hint)\" value=\"([^\"]+)\"");
    private static final Pattern ID_TOKEN = Pattern.compile("name=\"id_token\" value=\"[^\".]+\\.[^\".]+\\.[^\".]+\"");
    private static final String HEAD = """
            | from the tap to the signed id_token | launches | launches/s | p50 ms | p95 ms | p99 ms | p95 to a single pupil's | client µs | hub µs | database µs |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

    private final HubProcess hub;
    private final Report report;
    private final DemoCity city;
    private final Database database;

    Launches(HubProcess hub, Database database, Report report) {
        this.hub = hub;
        this.report = report;
        this.city = new DemoCity(hub);
        this.database = database;
    }

    void run(Duration warmUp, Duration round) throws IOException, InterruptedException, SQLException {
        report.progress("Waiting for the demo city");
        city.await();
        BenchTool tool = BenchTool.register(city);
        List<String> sessions = signedIn();
        Load load = new Load(hub.port(), sessions);
        report.progress("Warming up launches");
        launches(load, tool, PUPILS, warmUp);
        List<String> rows = new ArrayList<>();
        CpuTimes before = CpuTimes.of(hub);
        Load.Result single = launches(load, tool, 1, round);
        rows.add(row(
                "one pupil, one launch after the other",
                single,
                single,
                CpuTimes.of(hub).since(before)));
        before = CpuTimes.of(hub);
        Load.Result paced = paced(sessions, tool, round);
        rows.add(row(
                "%d pupils, each every %d s".formatted(PUPILS, PAUSE.toSeconds()),
                paced,
                single,
                CpuTimes.of(hub).since(before)));
        before = CpuTimes.of(hub);
        Load.Result all = launches(load, tool, PUPILS, round);
        rows.add(row(
                "%d pupils, one launch after the other".formatted(PUPILS),
                all,
                single,
                CpuTimes.of(hub).since(before)));
        report.paragraph(HEAD + "\n" + String.join("\n", rows));
        report.paragraph(new LargeClass(hub, database).read(tool, round.dividedBy(2)));
    }

    /** Headers of pupils who signed in, each with an account of the benchmark's. */
    private List<String> signedIn() throws IOException, InterruptedException, SQLException {
        List<String> headers = new ArrayList<>();
        for (UUID person : database.pupils(PUPILS)) {
            String loginName = "bench-" + headers.size();
            city.asOperator(
                    "POST",
                    "/api/v1/accounts",
                    "{\"loginName\": \"%s\", \"password\": \"%s\", \"displayName\": \"%s\", \"roles\": [], \"personId\": \"%s\"}"
                            .formatted(loginName, DemoCity.PASSWORD, loginName, person));
            headers.add("Cookie: " + city.signIn(loginName).cookie() + "\r\n");
        }
        return headers;
    }

    private static Load.Result launches(Load load, BenchTool tool, int pupils, Duration length)
            throws IOException, InterruptedException {
        return load.run(pupils, length, random -> (connection, any) -> launch(connection, tool));
    }

    /** Each pupil taps at a moment of their own in every pause; a launch's time counts from that moment. */
    private Load.Result paced(List<String> sessions, BenchTool tool, Duration length)
            throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> all = new ArrayList<>();
            for (String session : sessions) {
                long first = start + new Random().nextLong(PAUSE.toNanos());
                all.add(threads.submit(() -> {
                    try (Connection connection = new Connection(hub.port(), session)) {
                        for (long due = first; due < start + length.toNanos(); due += PAUSE.toNanos()) {
                            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                            launch(connection, tool);
                            latencies.add(System.nanoTime() - due);
                        }
                    }
                    return null;
                }));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Load.Result(
                latencies.count(),
                latencies.count() / seconds,
                latencies.percentile(50),
                latencies.percentile(95),
                latencies.percentile(99));
    }

    private static int launch(Connection connection, BenchTool tool) throws IOException {
        String page = connection.text("/lti/launch/" + tool.linkId());
        Matcher hints = HINT.matcher(page);
        StringBuilder fields = new StringBuilder(tool.request());
        while (hints.find()) {
            fields.append('&').append(hints.group(1)).append('=').append(hints.group(2));
        }
        if (!ID_TOKEN.matcher(connection.form("/lti/authorize", fields.toString()))
                .find()) {
            throw new IOException("the hub gave no id_token");
        }
        return 1;
    }

    private static String row(String what, Load.Result result, Load.Result single, CpuTimes cpu) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,.1f | %.1f | %.1f | %.1f | %.1f |%s",
                what,
                result.units(),
                result.perSecond(),
                result.p50(),
                result.p95(),
                result.p99(),
                result.p95() / single.p95(),
                Report.cpu(cpu, result.units()));
    }
}
