package org.kakehashi.conformance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kakehashi.conformance.hub.HubProcess;

/**
 * How long a city's roster and a day of its attendance take to import, the first time and unchanged, and in how much memory; and how
 * long a page of a school's students takes, beside one of a roster of three schools.
 */
final class Rosters {
    private static final String HEAD = """
            | import | rows | seconds | target | rows/s | bare COPY, seconds | of a bare COPY's speed | hub CPU s | database CPU s | hub's memory, peak MB | heap after collections, peak MB |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|""";
    private static final String SOURCE = "bench";
    private static final String SMALL = "bench-three";
    private static final int PART_OF_THREE_SCHOOLS = 140;
    private static final String ONE_ROSTER = "oneroster-csv";

    private final HubProcess hub;
    private final Database database;
    private final Report report;
    private final Path folder;
    private final List<String> rows = new ArrayList<>();

    Rosters(HubProcess hub, Database database, Report report, Path folder) {
        this.hub = hub;
        this.database = database;
        this.report = report;
        this.folder = folder;
    }

    /** What the hub must be started with. */
    static List<String> arguments() {
        return List.of("--hub.bootstrap.system-key=" + Imports.KEY, "--hub.bootstrap.system-secret=" + Imports.SECRET);
    }

    void run() throws IOException, InterruptedException, SQLException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        Path zip = folder.resolve("city.zip");
        CityRoster city = new CityRoster(today, 1, "");
        long delivered = city.write(zip);
        report.progress(String.format(
                Locale.ROOT, "The city's roster: %,d rows, %,d MB", delivered, Files.size(zip) / 1_000_000));
        Imports imports = new Imports(hub);
        SchoolPages pages = new SchoolPages(hub, imports);
        SchoolPages.Measured few = ofThreeSchools(imports, pages, today);
        RosterCopy copy = new RosterCopy(database, Files.createDirectories(folder.resolve("copy")));
        Measured first = measure(imports, SOURCE, ONE_ROSTER, "", zip);
        int tenant = database.soleTenant();
        RosterCopy.Result bare = copy.run(tenant, RosterCopy.ROSTER);
        row("the city's roster, first time", "≤ 120", first, bare);
        row("the same again, unchanged", "≤ 30", measure(imports, SOURCE, ONE_ROSTER, "", zip), bare);
        Path attendance = folder.resolve("attendance.csv");
        city.writeAttendance(attendance, today);
        String mapping = "&setting.mapping=standard-attendance";
        Measured day = measure(imports, SOURCE, "school-affairs-csv", mapping, attendance);
        row("a day's attendance of all pupils", "≤ 15", day, copy.run(tenant, List.of("attendance")));
        Path eighth = folder.resolve("eighth.zip");
        new CityRoster(today, 8, "eighth-").write(eighth);
        rows.add(eighth(measure(imports, "bench-eighth", ONE_ROSTER, "", eighth)));
        database.execute("vacuum analyze");
        String school = SchoolPages.table(few, pages.measure(SOURCE));
        report.paragraph(HEAD + "\n" + String.join("\n", rows));
        report.paragraph(school);
    }

    /** Before the city's, which is then measured against it. */
    private SchoolPages.Measured ofThreeSchools(Imports imports, SchoolPages pages, LocalDate today)
            throws IOException, InterruptedException, SQLException {
        Path zip = folder.resolve("three.zip");
        new CityRoster(today, PART_OF_THREE_SCHOOLS, "three-").write(zip);
        imports.bring(ONE_ROSTER, SMALL, "", zip);
        database.execute("vacuum analyze");
        return pages.measure(SMALL);
    }

    /** For the memory alone: how it grows with the file. */
    private static String eighth(Measured measured) throws IOException {
        return String.format(
                Locale.ROOT,
                "| an eighth of such a city, first time | %,d | %.1f | | %,.0f | | | %.1f | %.1f | %d | %d |",
                measured.done().read(),
                measured.done().seconds(),
                measured.done().read() / measured.done().seconds(),
                measured.cpu().hub(),
                measured.cpu().database(),
                measured.peak().residentMegabytes(),
                measured.peak().heapMegabytes());
    }

    private record Measured(Imports.Done done, CpuTimes cpu, MemoryPeak peak) {}

    private Measured measure(Imports imports, String source, String connector, String settings, Path file)
            throws IOException, InterruptedException {
        CpuTimes before = CpuTimes.of(hub);
        MemoryPeak peak = MemoryPeak.watch(hub, folder);
        try (peak) {
            Imports.Done done = imports.bring(connector, source, settings, file);
            return new Measured(done, CpuTimes.of(hub).since(before), peak);
        }
    }

    private void row(String what, String target, Measured measured, RosterCopy.Result bare) throws IOException {
        Imports.Done done = measured.done();
        double mine = done.read() / done.seconds();
        rows.add(String.format(
                Locale.ROOT,
                "| %s (%,d changed) | %,d | **%.1f** | %s | %,.0f | %.1f | %.2f | %.1f | %.1f | %d | %d |",
                what,
                done.changed(),
                done.read(),
                done.seconds(),
                target,
                mine,
                bare.seconds(),
                bare.seconds() / done.seconds(),
                measured.cpu().hub(),
                measured.cpu().database(),
                measured.peak().residentMegabytes(),
                measured.peak().heapMegabytes()));
        report.progress(rows.getLast());
    }
}
