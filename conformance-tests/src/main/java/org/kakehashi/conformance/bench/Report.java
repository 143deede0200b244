package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gathers figures, prints them as they come, and writes the part of docs/performance.md that a target of the Makefile owns, between two
 * marks.
 */
final class Report {
    private static final String END = "<!-- end of figures -->";
    private static final String QUERY_HEAD = """
            | `GET ?limit=100` by | connections | requests/s | p50 ms | p95 ms | p99 ms | client µs | hub µs | database µs |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|""";
    private static final String INGEST_HEAD = """
            | stored through HTTP, each answered after its commit | statements/s | of the limit | target | p50 ms | p95 ms | p99 ms | client µs | hub µs | database µs |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";

    private final String begin;
    private final long start = System.nanoTime();
    private final List<String> paragraphs = new ArrayList<>();
    private final List<Written> ingest = new ArrayList<>();
    private CopyLimit.Result limit = new CopyLimit.Result(0, 0);
    private int limitConnections;
    private String limitCpu = "";

    private record Written(String what, String target, Load.Result result, CpuTimes cpu) {}

    /** @param target of the Makefile */
    Report(String target) {
        this.begin = "<!-- figures: written by make " + target + " -->";
    }

    @SuppressWarnings("SystemOut") // a command-line program
    void progress(String text) {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        System.out.printf(Locale.ROOT, "[%3d s] %s%n", seconds, text);
    }

    void paragraph(String text) {
        paragraphs.add(text);
        progress(text);
    }

    void settings(List<String> settings) {
        paragraph("Measured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + Runtime.getRuntime().availableProcessors() + " cores ("
                + processor() + "), " + System.getProperty("os.name") + ", Java "
                + Runtime.version().feature()
                + ", hub with -Xmx512m -XX:+UseSerialGC, client, hub and database on the same machine. PostgreSQL: "
                + String.join(", ", settings) + ".");
    }

    void store(long statements, int partitions, long megabytes) {
        paragraph(String.format(
                Locale.ROOT,
                "The store held %,d statements in %d monthly partitions when it was queried; the hub's process then took %,d MB of memory.",
                statements,
                partitions,
                megabytes));
    }

    void limit(int connections, CopyLimit.Result result, CpuTimes cpu) {
        progress(String.format(
                Locale.ROOT,
                "limit: COPY over %d connections: %,.0f statements/s%s",
                connections,
                result.perSecond(),
                cpu(cpu, result.statements())));
        if (result.perSecond() > limit.perSecond()) {
            limit = result;
            limitConnections = connections;
            limitCpu = cpu(cpu, result.statements());
        }
    }

    void ingest(String what, String target, Load.Result result, CpuTimes cpu) {
        ingest.add(new Written(what, target, result, cpu));
        progress(row(ingest.getLast()));
    }

    void idle(PlainTransaction.Result result) {
        double more = result.hub() - result.plain();
        String text = String.format(
                Locale.ROOT,
                "One connection on an idle hub, in turn with a plain one-row transaction through JDBC, %,d of each: p50 %.2f ms against"
                        + " %.2f ms, **%.2f ms more** (target: at most 1); p99 %.2f ms against %.2f ms.",
                result.statements(),
                result.hub(),
                result.plain(),
                more,
                result.hub99(),
                result.plain99());
        paragraphs.add(ingestTable());
        paragraph(text);
    }

    void queries(String title, List<Queries.Measured> measured) {
        paragraphs.add(title + "\n\n" + QUERY_HEAD + "\n"
                + String.join("\n", measured.stream().map(Report::row).toList()));
    }

    /** How latencies grew with the store. */
    void growth(List<Queries.Measured> small, List<Queries.Measured> large) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < small.size(); i++) {
            Load.Result before = small.get(i).result();
            Load.Result after = large.get(i).result();
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f |",
                    small.get(i).kind().name(),
                    after.p50() / before.p50(),
                    after.p95() / before.p95(),
                    before.perSecond() / after.perSecond()));
        }
        paragraph("How much longer it took in the larger store (target: at most 1.3):\n\n"
                + "| | p50 | p95 | time of a request |\n|---|---:|---:|---:|\n" + String.join("\n", rows));
    }

    static String row(Queries.Measured each) {
        Load.Result result = each.result();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %.1f | %.1f | %.1f |%s",
                each.kind().name(),
                each.kind().connections(),
                result.perSecond(),
                result.p50(),
                result.p95(),
                result.p99(),
                cpu(each.cpu(), result.units()));
    }

    private String ingestTable() {
        return String.format(
                        Locale.ROOT,
                        "The limit: **%,.0f statements/s** (COPY over %d connections, best of three).%n%n%s%n| the limit itself | %,.0f | 1.00 | | | | |%s%n",
                        limit.perSecond(),
                        limitConnections,
                        INGEST_HEAD,
                        limit.perSecond(),
                        limitCpu)
                + String.join("\n", ingest.stream().map(this::row).toList());
    }

    private String row(Written each) {
        Load.Result result = each.result();
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %s | %.1f | %.1f | %.1f |%s",
                each.what(),
                result.perSecond(),
                result.perSecond() / limit.perSecond(),
                each.target(),
                result.p50(),
                result.p95(),
                result.p99(),
                cpu(each.cpu(), result.units()));
    }

    /** Microseconds for each of {@code count}, as three cells of a table. */
    static String cpu(CpuTimes cpu, long count) {
        double each = 1e6 / Math.max(count, 1);
        return String.format(
                Locale.ROOT, " %.0f | %.0f | %.0f |", cpu.client() * each, cpu.hub() * each, cpu.database() * each);
    }

    /** Writes all paragraphs; a file that has no such part yet gets it at its end. */
    void write(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Performance\n";
        if (!text.contains(begin)) {
            text += "\n" + begin + "\n" + END + "\n";
        }
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        if (to < 0) {
            throw new IOException(file + " has lost the mark " + END + " behind " + begin);
        }
        Files.writeString(
                file, text.substring(0, from) + "\n" + String.join("\n\n", paragraphs) + "\n" + text.substring(to));
        progress("Written to " + file);
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
}
