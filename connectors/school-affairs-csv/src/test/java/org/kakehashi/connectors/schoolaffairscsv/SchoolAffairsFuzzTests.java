package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;

/** Whatever the mapping and the file hold, reading ends soon, in records and findings. */
class SchoolAffairsFuzzTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Provide
    Arbitrary<String> mappings() {
        return Arbitraries.of(BuiltInMappings.NAMES);
    }

    private static CollectedRecords read(Map<String, String> settings, byte[] csv) {
        return assertTimeoutPreemptively(SOON, () -> {
            Path directory = Files.createTempDirectory("fuzz");
            try {
                return Records.readWith(directory, settings, csv);
            } finally {
                Files.deleteIfExists(directory.resolve(Records.FILE));
                Files.delete(directory);
            }
        });
    }

    @Property(tries = 100)
    void anyBytesAsFile(@ForAll("mappings") String mapping, @ForAll @Size(max = 500) byte[] bytes) {
        CollectedRecords read = read(Map.of("mapping", mapping), bytes);

        assertThat(read.records()).isEmpty();
        assertThat(read.findings()).isNotEmpty();
    }

    @Property(tries = 150)
    void anyCells(@ForAll @Size(value = 4) List<@StringLength(max = 50) String> cells) {
        String row = String.join(
                ",",
                cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .toList());
        byte[] csv = ("児童生徒ID,日付,時間帯,心の天気\n" + row).getBytes(UTF_8);
        CollectedRecords read = read(Map.of("mapping", "standard-mood"), csv);

        assertThat(read.records()).isEmpty();
    }

    @Property(tries = 100)
    void anyChangeToAMapping(
            @ForAll("mappings") String mapping,
            @ForAll @IntRange(max = 2000) int place,
            @ForAll @StringLength(max = 10) String inserted) {
        String json = BuiltInMappings.json(mapping).orElseThrow();
        int at = place % json.length();
        List<Finding> findings = new ArrayList<>();
        CsvMapping read = CsvMapping.read(json.substring(0, at) + inserted + json.substring(at + 1), findings::add);

        assertThat(read == null).isEqualTo(!findings.isEmpty());
    }

    @Property(tries = 100)
    void anyPattern(@ForAll @StringLength(max = 12) String random, @ForAll("patterns") String letters) {
        for (String pattern : List.of(random, letters)) {
            String json = BuiltInMappings.json("standard-mood").orElseThrow().replace("yyyy/M/d", pattern);
            List<Finding> findings = new ArrayList<>();
            CsvMapping mapping = CsvMapping.read(json, findings::add);
            assertThat(mapping == null).isEqualTo(!findings.isEmpty());
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("yMdHmsGauEnN-/:'[]{}#年月日 ").ofMaxLength(15);
    }

    private static final String HEADER = "児童生徒ID,日付,調査名,年度,校時,出欠,学校コード,学級,Q1,国語:読むこと,1校時,1日,31日\n";

    @Property(tries = 200)
    void anyMappingWithAnyFile(
            @ForAll("mappings") String mapping,
            @ForAll @IntRange(max = 2000) int place,
            @ForAll @StringLength(max = 8) String inserted,
            @ForAll @Size(13) List<@StringLength(max = 12) String> cells) {
        String json = BuiltInMappings.json(mapping).orElseThrow();
        int at = place % json.length();
        String changed = json.substring(0, at) + inserted + json.substring(at + 1);
        String row = String.join(
                ",",
                cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .toList());
        for (String text : List.of(json, changed)) {
            CollectedRecords read =
                    read(Map.of("mapping.json", text, "month", "2026-04"), (HEADER + row).getBytes(UTF_8));

            assertThat(read.findings())
                    .allSatisfy(finding -> assertThat(finding.rule().ja()).isNotBlank());
        }
    }

    @Property(tries = 200)
    void anyWideLayout(
            @ForAll("templates") String template,
            @ForAll("patterns") String pattern,
            @ForAll @StringLength(max = 20) String title,
            @ForAll @Size(3) List<@StringLength(max = 12) String> names) {
        String json = """
                {"record": "attendance", "personScheme": "USERNAME", "headerLine": 2,
                 "fields": {"person": {"column": "ID"}},
                 "wide": {"columns": %s, "header": {"date": {"formats": [%s, "d"],
                   "month": {"line": 1, "column": 1, "formats": ["Gy年M月", %s]}}}, "cell": {"status": {}}}}
                """.formatted(quoted(template), quoted(pattern), quoted(pattern));
        String header = String.join(
                ",",
                names.stream()
                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                        .toList());
        String csv = '"' + title.replace("\"", "\"\"").replaceAll("[\r\n]", "") + "令和8年4月\"\nID," + header
                + "\nx,PRESENT,?,\n";
        CollectedRecords read = read(Map.of("mapping.json", json), csv.getBytes(UTF_8));

        assertThat(read.findings()).isNotEmpty();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.oneOf(
                Arbitraries.of("{date}", "{date}日", "第{date}"),
                Arbitraries.strings().withChars("{}date日").ofMaxLength(12));
    }
}
