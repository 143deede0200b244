package org.kakehashi.hub.demo.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RosterArchiveTests {
    private final City city = CityFounder.found(7, LocalDate.of(2026, 11, 20));

    @Test
    void isNamedByDateAndBoard() {
        assertThat(RosterArchive.fileName(city)).isEqualTo("RO_20261120_139999.zip");
    }

    @Test
    void isTheSameByteForByte() {
        assertThat(RosterArchive.bytes(city)).isEqualTo(RosterArchive.bytes(city));
    }

    @Test
    void holdsTheRequiredFilesQuotedWithoutByteOrderMark() throws IOException {
        var files = texts(city);
        assertThat(files)
                .containsOnlyKeys(
                        "manifest.csv",
                        "academicSessions.csv",
                        "orgs.csv",
                        "courses.csv",
                        "classes.csv",
                        "users.csv",
                        "roles.csv",
                        "enrollments.csv");
        assertThat(files.values()).allMatch(text -> text.startsWith("\"") && text.endsWith("\"\r\n"));
        assertThat(rows(city, "manifest")).hasSize(25);
    }

    @Test
    void pointsNowhereInVain() throws IOException {
        for (var year : List.of(city, CityFounder.found(7, LocalDate.of(2026, 4, 20)))) {
            var users = ids(year, "users");
            var classes = ids(year, "classes");
            var orgs = ids(year, "orgs");
            var courses = ids(year, "courses");
            var sessions = ids(year, "academicSessions");
            assertThat(rows(year, "enrollments"))
                    .allMatch(row -> users.contains(row.get("userSourcedId")))
                    .allMatch(row -> classes.contains(row.get("classSourcedId")))
                    .allMatch(row -> orgs.contains(row.get("schoolSourcedId")));
            assertThat(rows(year, "classes"))
                    .allMatch(row -> courses.contains(row.get("courseSourcedId")))
                    .allMatch(row -> sessions.contains(row.get("termSourcedIds")));
            assertThat(rows(year, "roles")).allMatch(row -> users.contains(row.get("userSourcedId")));
        }
    }

    @Test
    void tellsLastYearsClassesWhereTheDataReachesBack() throws IOException {
        var spring = CityFounder.found(7, LocalDate.of(2026, 4, 20));
        assertThat(rows(spring, "academicSessions"))
                .extracting(row -> row.get("title"))
                .containsExactly("2025年度", "2026年度");
        assertThat(rows(spring, "classes")).hasSize(30 + 24);
        assertThat(rows(city, "classes")).hasSize(30);
    }

    private static Set<String> ids(City city, String file) {
        try {
            return rows(city, file).stream().map(row -> row.get("sourcedId")).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<CSVRecord> rows(City city, String file) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(texts(city).get(file + ".csv"), format)) {
            return parser.getRecords();
        }
    }

    private static Map<String, String> texts(City city) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(RosterArchive.bytes(city)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
