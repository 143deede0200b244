package org.kakehashi.connectors.schoolaffairscsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kakehashi.connectors.mapping.MappingRule;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.contract.CollectedRecords;
import org.kakehashi.connectors.spi.records.RecordKind;

/** What is wrong in settings and mappings is found before a row is read, and said by its place. */
class MappingTests {
    private static final String KINDS =
            Arrays.stream(RecordKind.values()).map(RecordKind::wireName).collect(Collectors.joining(", "));

    static final List<String> NAMES = BuiltInMappings.NAMES;

    private static final String GOOD = """
            {
              "note": "x",
              "record": "mood",
              "encoding": "UTF-8",
              "personScheme": "USERNAME",
              "fields": {
                "person": {"column": "ID"},
                "date": {"column": "日", "formats": ["yyyy/M/d"]},
                "half": {"column": "時", "codes": {"朝": "MORNING"}},
                "weather": {"column": "天", "codes": {"晴": "SUNNY"}},
                "comment": {"column": "言", "optional": true}
              }
            }
            """;

    private final Path directory;

    MappingTests(@TempDir Path directory) {
        this.directory = directory;
    }

    private static List<Finding> findings(String json) {
        List<Finding> findings = new ArrayList<>();
        CsvMapping.read(json, findings::add);
        return findings;
    }

    private static Finding at(String pointer, @Nullable String value, MappingRule rule, Object... details) {
        return rule.brokenIn(Finding.SETTINGS, details).at(pointer, value);
    }

    record Broken(
            String from,
            String to,
            String pointer,
            @Nullable String value,
            MappingRule rule,
            List<Object> details) {}

    static Stream<Broken> mistakes() {
        return Stream.of(
                broken("\"mood\"", "\"weather\"", "/record", "weather", MappingRule.VALUE, KINDS),
                broken("\"mood\"", "7", "/record", "7", MappingRule.TYPE, "空でない文字列", "a string that is not empty"),
                broken(
                        "\"UTF-8\"",
                        "\"EUC-JP\"",
                        "/encoding",
                        "EUC-JP",
                        MappingRule.VALUE,
                        "auto, UTF-8, Windows-31J, UTF-16, ISO-2022-JP"),
                broken(
                        "\"USERNAME\"",
                        "\"NAME\"",
                        "/personScheme",
                        "NAME",
                        MappingRule.VALUE,
                        "MASTER_IDENTIFIER, SOURCED_ID, USERNAME, LOCAL_IDENTIFIER, EMAIL"),
                broken(
                        "\"note\"",
                        "\"no/te\"",
                        "/no~1te",
                        "no/te",
                        MappingRule.UNKNOWN,
                        "note, record, personScheme, fields, encoding, delimiter, headerLine, wide"),
                broken(
                        "\"comment\"",
                        "\"remark\"",
                        "/fields/remark",
                        "remark",
                        MappingRule.UNKNOWN,
                        "person, date, sourceKey, half, weather, comment, className, attendanceNumber, kanaName"),
                broken(
                        "\"optional\"",
                        "\"Optional\"",
                        "/fields/comment/Optional",
                        "Optional",
                        MappingRule.UNKNOWN,
                        "column, optional, formats, codes"),
                broken(
                        "true",
                        "\"yes\"",
                        "/fields/comment/optional",
                        "\"yes\"",
                        MappingRule.TYPE,
                        "true か false",
                        "true or false"),
                broken("{\"column\": \"ID\"}", "{}", "/fields/person/column", null, MappingRule.MISSING, "column"),
                broken(
                        "{\"column\": \"ID\"}",
                        "\"ID\"",
                        "/fields/person",
                        "\"ID\"",
                        MappingRule.TYPE,
                        "オブジェクト({…})",
                        "an object ({…})"),
                broken(
                        "[\"yyyy/M/d\"]",
                        "\"yyyy/M/d\"",
                        "/fields/date/formats",
                        "\"yyyy/M/d\"",
                        MappingRule.TYPE,
                        "文字列の配列",
                        "a list of strings"),
                format("yyyy/M/q"),
                format("yyyy/bogus"),
                format("H:mm"),
                format("yyyy/M"),
                format("GGyy/M/dd'"),
                broken(
                        "{\"晴\": \"SUNNY\"}",
                        "{}",
                        "/fields/weather/codes",
                        null,
                        MappingRule.MISSING,
                        "SUNNY・CLOUDY・RAINY・THUNDER"),
                broken(
                        "\"SUNNY\"",
                        "\"Sunny\"",
                        "/fields/weather/codes/晴",
                        "Sunny",
                        MappingRule.VALUE,
                        "SUNNY, CLOUDY, RAINY, THUNDER"));
    }

    private static Broken format(String pattern) {
        return broken(
                "yyyy/M/d",
                pattern,
                "/fields/date/formats/0",
                pattern,
                MappingRule.FORMAT,
                "yyyy-MM-dd, yyyy/M/d, Gy年M月d日");
    }

    private static Broken broken(
            String from, String to, String pointer, @Nullable String value, MappingRule rule, Object... details) {
        return new Broken(from, to, pointer, value, rule, List.of(details));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeInAMappingIsSaidByItsPlace(Broken mistake) {
        assertThat(GOOD).contains(mistake.from);

        assertThat(findings(GOOD.replace(mistake.from, mistake.to)))
                .containsExactly(at(mistake.pointer, mistake.value, mistake.rule, mistake.details.toArray()));
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        String json =
                GOOD.replace("\"USERNAME\"", "\"NAME\"").replace("SUNNY", "SUN").replace("yyyy/M/d", "?");

        assertThat(findings(json))
                .extracting(Finding::column)
                .containsExactly("/personScheme", "/fields/date/formats/0", "/fields/weather/codes/晴");
    }

    @Test
    void whatIsNoJsonIsSaidByItsLine() {
        assertThat(findings(GOOD.replace("\"UTF-8\",", "\"UTF-8\"")))
                .containsExactly(MappingRule.JSON.brokenIn(Finding.SETTINGS).atLine(5));
        assertThat(findings("")).hasSize(1);
        assertThat(findings("[]")).hasSize(1);
        assertThat(findings("{} {}")).hasSize(1);
        assertThat(findings("{\"record\": \"mood\", \"record\": \"mood\"}")).hasSize(1);
        assertThat(findings("[".repeat(100_000))).hasSize(1);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theMappingsThatComeWithTheConnectorAreGood(String name) {
        assertThat(findings(BuiltInMappings.json(name).orElseThrow())).isEmpty();
    }

    @Test
    void theSettingsNameOneMapping() throws Exception {
        String names = String.join(", ", BuiltInMappings.NAMES);

        assertThat(read(Map.of()).findings())
                .containsExactly(RecordRule.MAPPING_NEEDED
                        .brokenIn(Finding.SETTINGS, names)
                        .at("mapping", null));
        assertThat(read(Map.of("mapping", "standard-mood", "mapping.json", "{}"))
                        .findings())
                .containsExactly(RecordRule.MAPPING_NEEDED
                        .brokenIn(Finding.SETTINGS, names)
                        .at("mapping", "standard-mood"));
        assertThat(read(Map.of("mapping", "../standard-mood")).findings())
                .containsExactly(RecordRule.MAPPING_NAME
                        .brokenIn(Finding.SETTINGS, names)
                        .at("mapping", "../standard-mood"));
    }

    private CollectedRecords read(Map<String, String> settings) throws Exception {
        return Records.readWith(directory, settings, "x\n".getBytes(StandardCharsets.UTF_8));
    }
}
