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
import org.kakehashi.conformance.hub.HubProcess;

/**
 * Runs a benchmark: {@code --hub <jar> [--run bench|bench-large|bench-city|bench-board|bench-launch|bench-roster] [--java <java>] [--seconds 10] [--statements 1000000]
 * [--large 10000000] [--minutes 10] [--only queries|ingest] [--report docs/performance.md] [--jfr <file>]
 * [--keep <empty folder>]}. Keeps nothing but the report, unless told to keep the hub's data.
 */
public final class Bench {
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private final Map<String, String> options;
    private final HubProcess hub;
    private final Report report;
    private final Database database;
    private final XapiLoads xapi;
    private final Duration round;

    private Bench(Map<String, String> options, HubProcess hub, Report report) throws IOException, SQLException {
        this.options = options;
        this.hub = hub;
        this.report = report;
        this.database = new Database(hub);
        this.xapi = new XapiLoads(hub);
        this.round = Duration.ofSeconds(number("seconds", 10));
    }

    /** Exits with 1 and a line that says why where it can't run, or where an answer was an error. */
    @SuppressWarnings("SystemOut") // a command-line program
    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        if (!options.containsKey("hub")) {
            System.err.println("Say which hub to measure: --hub hub/target/kakehashi-hub-server.jar");
            System.exit(1);
        }
        boolean keep = options.containsKey("keep");
        Path data = keep
                ? Files.createDirectories(Path.of(options.get("keep")))
                : Files.createTempDirectory("kakehashi-bench-");
        try {
            run(options, data);
        } catch (Exception e) {
            System.err.println("FAILED: " + e.getMessage());
            HubProcess.lastWords(data).forEach(System.err::println);
            throw e;
        } finally {
            if (!keep) {
                delete(data);
            }
        }
    }

    private static void run(Map<String, String> options, Path data) throws Exception {
        String target = options.getOrDefault("run", "bench");
        List<String> java = new ArrayList<>();
        if (options.containsKey("jfr")) {
            java.add("-XX:StartFlightRecording=settings=profile,filename=" + options.get("jfr"));
        }
        String javaCommand = options.getOrDefault(
                "java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (target.equals("bench-city") || target.equals("bench-roster")) {
            java.add("-Xlog:gc:file=" + Memory.log(data));
        }
        List<String> arguments =
                switch (target) {
                    case "bench-city" -> List.of();
                    case "bench-board" -> Boards.arguments();
                    case "bench-launch" -> DemoCity.arguments();
                    case "bench-roster" -> Rosters.arguments();
                    default -> List.of("--hub.insight.follow=false");
                };
        try (HubProcess hub = HubProcess.start(javaCommand, Path.of(options.get("hub")), data, java, arguments)) {
            Report report = new Report(target);
            Bench bench = new Bench(options, hub, report);
            report.settings(bench.database.settings());
            switch (target) {
                case "bench" -> bench.standard();
                case "bench-large" -> bench.large();
                case "bench-city" -> bench.city(new Memory(hub, data));
                case "bench-roster" -> new Rosters(hub, bench.database, report, data).run();
                case "bench-board" -> new Boards(hub, report).run(WARM_UP, bench.round.multipliedBy(2));
                case "bench-launch" ->
                    new Launches(hub, bench.database, report).run(WARM_UP, bench.round.multipliedBy(2));
                default -> throw new IllegalArgumentException("There is no run " + target);
            }
            report.write(Path.of(options.getOrDefault("report", "docs/performance.md")));
        }
    }

    private void standard() throws IOException, InterruptedException, SQLException {
        String only = options.getOrDefault("only", "");
        Prefill prefill = new Prefill(database, xapi, report);
        Numbers numbers = prefill.name();
        prefill.fill(numbers, number("statements", 1_000_000));
        if (!only.equals("ingest")) {
            List<Queries.Measured> queries = new Queries(hub, xapi).run(report, WARM_UP, round);
            report.store(database.statements(), database.partitions(), hub.residentMegabytes());
            report.queries(
                    "Targets: 700 requests/s or more and p95 of 25 ms or less; one-off: p50 of 5 ms or less.", queries);
        }
        if (!only.equals("queries")) {
            CopyLimit limit = new CopyLimit(database, numbers);
            new Ingest(hub, xapi, limit, new PlainTransaction(database, xapi), report).run(WARM_UP, round);
        }
    }

    private void large() throws IOException, InterruptedException, SQLException {
        Prefill prefill = new Prefill(database, xapi, report);
        Numbers numbers = prefill.name();
        prefill.fill(numbers, number("statements", 1_000_000));
        Queries queries = new Queries(hub, xapi);
        List<Queries.Measured> small = queries.run(report, WARM_UP, round);
        prefill.fill(numbers, number("large", 10_000_000));
        List<Queries.Measured> large = queries.run(report, WARM_UP, round);
        report.store(database.statements(), database.partitions(), hub.residentMegabytes());
        report.queries("At %,d statements:".formatted(number("statements", 1_000_000)), small);
        report.queries("At %,d statements:".formatted(number("large", 10_000_000)), large);
        report.growth(small, large);
    }

    private void city(Memory memory) throws IOException, InterruptedException, SQLException {
        Prefill prefill = new Prefill(database, xapi, report);
        Numbers numbers = prefill.name();
        prefill.fill(numbers, number("statements", 1_000_000));
        Duration length = Duration.ofMinutes(number("minutes", 10));
        new CityLoad(xapi, memory, report, length).run(database, numbers.tenant());
    }

    private long number(String option, long otherwise) {
        return Long.parseLong(options.getOrDefault(option, Long.toString(otherwise)));
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
