package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gathers figures, prints them as they come, and writes the generated part of docs/performance.md between its two marks. */
final class Report {
    private static final String BEGIN = "<!-- figures: written by make bench -->";
    private static final String END = "<!-- end of figures -->";

    private final List<String> lines = new ArrayList<>();
    private final List<String> ingest = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final List<Double> batches = new ArrayList<>();
    private double limit;
    private int limitConnections;
    private String limitCpu = "";

    void settings(List<String> settings) {
        lines.add("Measured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores ("
                + processor() + "), " + System.getProperty("os.name") + ", Java "
                + Runtime.version().feature()
                + ", hub with -Xmx512m, client, hub and database on the same machine. PostgreSQL: "
                + String.join(", ", settings) + ".");
        say(lines.getLast());
    }

    void progress(String text) {
        say(text + " …");
    }

    void limit(int connections, CopyLimit.Result result, CpuTimes cpu) {
        say(String.format(
                Locale.ROOT,
                "limit: COPY over %d connections: %,.0f statements/s%s",
                connections,
                result.perSecond(),
                cpu(cpu, result.statements())));
        if (result.perSecond() > limit) {
            limit = result.perSecond();
            limitConnections = connections;
            limitCpu = cpu(cpu, result.statements());
        }
    }

    void ingest(String mark, String what, Load.Result result, CpuTimes cpu) {
        if (mark.equals("a")) {
            batches.add(result.perSecond());
        }
        ingest.add(String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.2f | %.1f | %.1f |%s",
                mark,
                what,
                result.perSecond(),
                result.perSecond() / limit,
                result.p50(),
                result.p99(),
                cpu(cpu, result.units())));
        say(ingest.getLast());
    }

    void query(String mark, String filter, Load.Result result, CpuTimes cpu) {
        queries.add(String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.1f | %.1f |%s",
                mark,
                filter,
                result.perSecond(),
                result.p50(),
                result.p95(),
                cpu(cpu, result.units())));
        say(queries.getLast());
    }

    /** Microseconds for each of {@code count}, as three cells of a table. */
    private static String cpu(CpuTimes cpu, long count) {
        double each = 1e6 / Math.max(count, 1);
        return String.format(
                Locale.ROOT, " %.0f | %.0f | %.0f |", cpu.client() * each, cpu.hub() * each, cpu.database() * each);
    }

    void memory(long megabytes, long statements) {
        lines.add(String.format(
                Locale.ROOT,
                "The store held %,d statements when it was queried; the hub's process then took %,d MB of memory.",
                statements,
                megabytes));
        say(lines.getLast());
    }

    void write(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Performance\n\n" + BEGIN + "\n" + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " has lost its marks " + BEGIN + " and " + END);
        }
        Files.writeString(file, text.substring(0, begin) + BEGIN + "\n" + figures() + text.substring(end));
        say(figures());
        say("Written to " + file);
    }

    private String figures() {
        double mean =
                batches.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return String.join("\n", lines)
                + String.format(
                        Locale.ROOT,
                        """


                        The limit: **%,.0f statements/s** (COPY over %d connections, best of three).
                        Batches of 500 over 4 connections, mean of three rounds: **%,.0f/s = %.2f of the limit**.

                        | | stored through HTTP, each answered after its commit | statements/s | of the limit | p50 ms | p99 ms | client µs | hub µs | database µs |
                        |---|---|---:|---:|---:|---:|---:|---:|---:|
                        | | the limit itself | %,.0f | 1.00 | | |%s
                        %s

                        | | `GET ?limit=100` over 8 connections, by | requests/s | p50 ms | p95 ms | client µs | hub µs | database µs |
                        |---|---|---:|---:|---:|---:|---:|---:|
                        %s

                        The last three columns are processor time for each statement or request.
                        """,
                        limit,
                        limitConnections,
                        mean,
                        mean / limit,
                        limit,
                        limitCpu,
                        String.join("\n", ingest),
                        String.join("\n", queries));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    @SuppressWarnings("SystemOut") // a command-line program
    private static void say(String text) {
        System.out.println(text);
    }
}
