package org.kakehashi.hub.demo.city;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** The city's roster as a bulk OneRoster 1.2 CSV archive in the Japan profile: UTF-8 without BOM, every cell quoted. */
public final class RosterArchive {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

    /** The files a manifest has to speak of, present or not (OneRoster 1.2 CSV binding, manifest.csv). */
    private static final Set<String> ALL_FILES = Set.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");

    private RosterArchive() {}

    /** The archive's file name: {@code RO_YYYYMMDD_<教育委員会コード>.zip}. */
    public static String fileName(City city) {
        var date = city.schoolDays().getLast().format(DateTimeFormatter.BASIC_ISO_DATE);
        return "RO_" + date + "_" + city.boardCode() + ".zip";
    }

    /** The archive's bytes: the same for the same city. */
    public static byte[] bytes(City city) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var sheets = sheets(city);
            Stream.concat(Stream.of(manifest(sheets, city)), sheets.stream()).forEach(sheet -> add(zip, sheet, city));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<RosterSheet> sheets(City city) {
        var school = new RosterSheets(city);
        var people = new PeopleSheets(city);
        return List.of(
                school.academicSessions(),
                school.orgs(),
                school.courses(),
                school.classes(),
                people.users(),
                people.roles(),
                EnrollmentSheet.of(city));
    }

    private static RosterSheet manifest(List<RosterSheet> sheets, City city) {
        var present = sheets.stream().map(RosterSheet::name).collect(Collectors.toSet());
        var head = Stream.of(List.of("manifest.version", "1.0"), List.of("oneroster.version", "1.2"));
        var files = new TreeSet<>(ALL_FILES)
                .stream().map(name -> List.of("file." + name, present.contains(name) ? "bulk" : "absent"));
        var source = Stream.of(
                List.of("source.systemName", "かけはし校務(デモ)"), List.of("source.systemCode", "demo-" + city.boardCode()));
        var rows = Stream.of(head, files, source).flatMap(all -> all).toList();
        return new RosterSheet("manifest", List.of("propertyName", "value"), rows);
    }

    private static void add(ZipOutputStream zip, RosterSheet sheet, City city) {
        try {
            var entry = new ZipEntry(sheet.name() + ".csv");
            // A fixed time keeps the archive the same byte for byte.
            entry.setTimeLocal(city.schoolDays().getLast().atTime(LocalTime.NOON));
            zip.putNextEntry(entry);
            var text = new StringBuilder();
            FORMAT.printRecord(text, sheet.header().toArray());
            for (var row : sheet.rows()) {
                FORMAT.printRecord(text, row.toArray());
            }
            zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
