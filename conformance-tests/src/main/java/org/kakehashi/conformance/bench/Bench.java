package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the benchmark: {@code --hub <jar> [--java <java>] [--seconds 10] [--report docs/performance.md] [--jfr <file>]}. Takes
 * about three minutes, keeps nothing but the report.
 */
public final class Bench {
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private Bench() {}

    /** Exits with 1 and a line that says why where it can't run. */
    @SuppressWarnings("SystemOut") // a command-line program
    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        if (!options.containsKey("hub")) {
            System.err.println("Say which hub to measure: --hub hub/target/kakehashi-hub-server.jar");
            System.exit(1);
        }
        Path data = Files.createTempDirectory("kakehashi-bench-");
        try {
            run(options, data);
        } finally {
            delete(data);
        }
    }

    private static void run(Map<String, String> options, Path data) throws Exception {
        List<String> java = new ArrayList<>();
        if (options.containsKey("jfr")) {
            java.add("-XX:StartFlightRecording=settings=profile,filename=" + options.get("jfr"));
        }
        String javaCommand = options.getOrDefault(
                "java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try (HubProcess hub = HubProcess.start(javaCommand, Path.of(options.get("hub")), data, java)) {
            Report report = new Report();
            measure(hub, report, Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "10"))));
            report.write(Path.of(options.getOrDefault("report", "docs/performance.md")));
        }
    }

    private static void measure(HubProcess hub, Report report, Duration round)
            throws IOException, InterruptedException, SQLException {
        XapiLoads xapi = new XapiLoads(hub);
        CopyLimit limit = new CopyLimit(hub);
        report.settings(limit.settings());
        report.progress("Warming up");
        xapi.batches(500, 4, WARM_UP.dividedBy(2));
        xapi.batches(1, 64, WARM_UP.dividedBy(4));
        limit.run(2, WARM_UP.dividedBy(4));
        for (int connections = 2; connections <= 4; connections++) {
            CpuTimes before = hub.cpuTimes();
            report.limit(
                    connections, limit.run(connections, round), hub.cpuTimes().since(before));
            ingest(hub, report, "a", "batches of 500, 4 connections", () -> xapi.batches(500, 4, round));
        }
        ingest(hub, report, "b", "single statements, 64 connections", () -> xapi.batches(1, 64, round));
        ingest(hub, report, "", "batches of 50, 8 connections", () -> xapi.batches(50, 8, round));
        ingest(hub, report, "", "single statements, 1 connection", () -> xapi.batches(1, 1, round.dividedBy(2)));
        report.memory(hub.residentMegabytes(), limit.statements());
        query(hub, report, "c", "agent", () -> xapi.pages(8, round, XapiLoads::byAgent));
        query(hub, report, "", "no filter", () -> xapi.pages(8, round.dividedBy(2), random -> ""));
        query(hub, report, "", "verb", () -> xapi.pages(8, round.dividedBy(2), XapiLoads::byVerb));
        query(hub, report, "", "activity", () -> xapi.pages(8, round.dividedBy(2), XapiLoads::byActivity));
        query(
                hub,
                report,
                "",
                "related activity",
                () -> xapi.pages(8, round.dividedBy(2), XapiLoads::byRelatedActivity));
    }

    private interface Measured {
        Load.Result run() throws IOException, InterruptedException;
    }

    private static void ingest(HubProcess hub, Report report, String mark, String what, Measured load)
            throws IOException, InterruptedException {
        CpuTimes before = hub.cpuTimes();
        Load.Result result = load.run();
        report.ingest(mark, what, result, hub.cpuTimes().since(before));
    }

    private static void query(HubProcess hub, Report report, String mark, String what, Measured load)
            throws IOException, InterruptedException {
        CpuTimes before = hub.cpuTimes();
        Load.Result result = load.run();
        report.query(mark, what, result, hub.cpuTimes().since(before));
    }

    private static Map<String, String> options(String... args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
        }
        return options;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
