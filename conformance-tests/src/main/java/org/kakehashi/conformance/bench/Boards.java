package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.kakehashi.conformance.hub.HubProcess;

/**
 * How long a class board takes in the hub, and how much of that goes to knowing who asks, to deciding what they may see, and to audit: by the
 * hub's own timers, with the demo city. Every answer must be a 200.
 */
final class Boards {
    private static final List<String> TIMERS = List.of("http.server.requests", "hub.access.check", "hub.audit.event");
    private static final List<Integer> CONNECTIONS = List.of(1, 8);
    private static final int SIGN_INS = 5;
    private static final Duration LOADED = Duration.ofMinutes(5);
    private static final double SETTLED_SECONDS = 1;
    private static final String HEAD = """
            | class board | boards | server p50 ms | sign-in | session | permission | audit | these together | target | together, mean | client p50 ms |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

    private final HubProcess hub;
    private final Report report;

    Boards(HubProcess hub, Report report) {
        this.hub = hub;
        this.report = report;
    }

    /** What the hub must be started with. */
    static List<String> arguments() {
        List<String> arguments = new ArrayList<>(
                List.of("--spring.profiles.active=demo", "--demo.drill.port=0", "--demo.textbook.port=0"));
        TIMERS.forEach(timer -> arguments.add(Meters.buckets(timer)));
        return arguments;
    }

    void run(Duration warmUp, Duration round) throws IOException, InterruptedException {
        awaitCity();
        DemoTeacher teacher = new DemoTeacher(hub.port());
        Latencies signIns = new Latencies();
        String cookie = "";
        for (int i = 0; i < SIGN_INS; i++) {
            DemoTeacher.SignedIn signedIn = teacher.signIn();
            signIns.add(signedIn.nanos());
            cookie = signedIn.cookie();
        }
        Load load = new Load(hub.port(), "Cookie: " + cookie + "\r\n");
        report.progress("Warming up the boards");
        boards(load, CONNECTIONS.getLast(), warmUp);
        List<String> rows = new ArrayList<>();
        for (int connections : CONNECTIONS) {
            Meters before = meters();
            Load.Result result = boards(load, connections, round);
            rows.add(row(connections, before, meters(), result));
            report.progress(rows.getLast());
        }
        report.paragraph(HEAD + "\n" + String.join("\n", rows));
        report.paragraph(String.format(
                Locale.ROOT,
                "To sign in with a password, once a session: p50 %.0f ms of %d at the client.",
                signIns.percentile(50),
                SIGN_INS));
    }

    private static Load.Result boards(Load load, int connections, Duration length)
            throws IOException, InterruptedException {
        return load.run(connections, length, random -> (connection, any) -> {
            connection.get("/board");
            return 1;
        });
    }

    private static String row(int connections, Meters before, Meters after, Load.Result result) throws IOException {
        Meters.Timer server = since(before, after, "http_server_requests", "uri=\"/board\"");
        List<Meters.Timer> steps = List.of(
                since(before, after, "hub_access_check", "step=\"sign-in\""),
                since(before, after, "hub_access_check", "step=\"session\""),
                since(before, after, "hub_access_check", "step=\"permission\""),
                since(before, after, "hub_audit_event", ""));
        for (Meters.Timer step : steps) {
            if (step.count() < server.count()) {
                throw new IOException("a step was timed " + step.count() + " times at " + server.count() + " boards");
            }
        }
        List<String> medians = steps.stream()
                .map(step -> String.format(Locale.ROOT, "%.2f", step.median()))
                .toList();
        return String.format(
                Locale.ROOT,
                "| %d connection%s | %,d | %.2f | %s | **%.2f** | 1 | %.2f | %.2f |",
                connections,
                connections == 1 ? "" : "s",
                result.units(),
                server.median(),
                String.join(" | ", medians),
                steps.stream().mapToDouble(Meters.Timer::median).sum(),
                steps.stream().mapToDouble(Meters.Timer::sum).sum() / server.count(),
                result.p50());
    }

    private static Meters.Timer since(Meters before, Meters after, String name, String label) {
        return after.timer(name, label).since(before.timer(name, label));
    }

    private Meters meters() throws IOException {
        String operator =
                Base64.getEncoder().encodeToString("demo-city:demo-city-secret".getBytes(StandardCharsets.UTF_8));
        try (Connection connection = new Connection(hub.port(), "Authorization: Basic " + operator + "\r\n")) {
            return new Meters(connection.text("/actuator/prometheus"));
        }
    }

    /** The demo says in its log when the city is there; then the facts must have caught up, or they would be made meanwhile. */
    private void awaitCity() throws IOException, InterruptedException {
        report.progress("Waiting for the demo city");
        long end = System.nanoTime() + LOADED.toNanos();
        while (!hub.log().contains("/t/demo/sign-in") || meters().gauge("hub_insight_lag_seconds") > SETTLED_SECONDS) {
            if (System.nanoTime() > end) {
                throw new IOException("the demo city isn't there after " + LOADED);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
