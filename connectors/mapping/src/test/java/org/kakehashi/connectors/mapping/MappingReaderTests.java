package org.kakehashi.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.PersonHint;
import org.kakehashi.connectors.spi.records.SchoolRecord;

/** One mapping for columns and for JSON Pointers; constants for what no place gives. */
class MappingReaderTests {
    private static final String RESULTS = """
            {"record": "test-result", "personScheme": "USERNAME", "fields": {
              "person": {"pointer": "/pupil/login"}, "date": {"value": "2026-04-16"},
              "instrument": {"value": "全国学力・学習状況調査"}, "schoolYear": {"value": 2026},
              "subject": {"pointer": "/subject"}, "score": {"pointer": "/score", "optional": true}}}
            """;

    private final List<Finding> findings = new ArrayList<>();

    private @Nullable Mapping read(String json, Set<String> elsewhere) {
        MappingReader reader = MappingReader.open(json, Place.POINTER, List.of("items"), findings::add);
        return reader == null ? null : reader.mapping(elsewhere);
    }

    @Test
    void placesArePointersAndConstantsStandInEveryRecord() {
        Mapping mapping = Objects.requireNonNull(read(RESULTS, Set.of()));
        assertThat(findings).isEmpty();
        Map<String, String> item = Map.of("/pupil/login", "e26001", "/subject", "国語", "/score", "61.5");

        SchoolRecord record =
                Objects.requireNonNull(mapping.reader(findings::add).read(mapping.row(new Origin("x", 1), item::get)));

        assertThat(findings).isEmpty();
        assertThat(record.values())
                .containsEntry("schoolYear", 2026)
                .containsEntry("subject", "国語")
                .containsEntry("score", new java.math.BigDecimal("61.5"));
        assertThat(mapping.needs("subject")).isTrue();
        assertThat(mapping.needs("score")).isFalse();
        assertThat(mapping.needs("instrument")).isFalse();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"/subject\"|\"subject\"|/fields/subject/pointer|mapping.pointer",
                "\"/subject\"|\"/a~2\"|/fields/subject/pointer|mapping.pointer",
                "2026}|\"two\"}|/fields/schoolYear/value|mapping.constant",
                "2026}|1900}|/fields/schoolYear/value|mapping.constant",
                "2026}|2026.5}|/fields/schoolYear/value|mapping.constant",
                "2026}|null}|/fields/schoolYear/value|mapping.type",
                "2026}|2026, \"optional\": true}|/fields/schoolYear/optional|mapping.unknown-member",
                "2026-04-16|2026/4/16|/fields/date/value|mapping.constant",
                "\"pointer\": \"/subject\"|\"column\": \"教科\"|/fields/subject/column|mapping.unknown-member",
                "\"USERNAME\"|\"USERNAME\", \"encoding\": \"auto\"|/encoding|mapping.unknown-member",
                "\"person\"|\"class\"|/fields/class|mapping.unknown-member",
            })
    void aMistakeIsSaidByItsPointer(String from, String to, String pointer, String code) {
        assertThat(RESULTS).contains(from);

        assertThat(read(RESULTS.replace(from, to), Set.of())).isNull();

        assertThat(findings).first().satisfies(finding -> {
            assertThat(finding.column()).isEqualTo(pointer);
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.file()).isEqualTo(Finding.SETTINGS);
        });
    }

    @Test
    void aConstantCodeIsAWordOfTheField() {
        String json = """
                {"record": "attendance", "personScheme": "EMAIL", "fields": {
                  "person": {"pointer": "/m"}, "date": {"pointer": "/d"}, "status": {"value": "PRESENT"}}}""";
        assertThat(read(json, Set.of())).isNotNull();
        assertThat(read(json.replace("PRESENT", "出席"), Set.of())).isNull();
        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.code())
                .isEqualTo("mapping.value"));
    }

    @Test
    void aFieldThatTheConnectorGivesElsewhereCantStandAmongTheFields() {
        assertThat(read(RESULTS.replace("\"date\": {\"value\": \"2026-04-16\"},", ""), Set.of("date")))
                .isNotNull();
        assertThat(read(RESULTS, Set.of("date"))).isNull();
        assertThat(findings).extracting(Finding::column).containsExactly("/fields/date");
    }

    @Test
    void whatIsNoMappingIsSaid() {
        assertThat(read("[]", Set.of())).isNull();
        assertThat(read("{\"record\": \"grades\"}", Set.of())).isNull();
        assertThat(read(" ".repeat(MappingJson.LONGEST + 1), Set.of())).isNull();
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly("mapping.type", "mapping.value", "mapping.length");
    }

    @ParameterizedTest(name = "{0}, {1}, {2} → {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3年1組|12|アオイ ソラ|12",
                "3年1組|012|ｱｵｲ|12",
                "3年1組|１２|アオイ|12",
                "3年1組||アオイ|",
                "|12|アオイ|",
                "3年1組|12||",
                "3年1組|0|アオイ|",
                "3年1組|-1|アオイ|",
                "3年1組|12番|アオイ|",
                "3年1組|99999999999|アオイ|",
                "long|12|アオイ|",
                "3年1組|12|long|",
            })
    void whatHintsAtAPersonGoesWithTheKeyOrIsPassedOver(
            @Nullable String className, @Nullable String number, @Nullable String kana, @Nullable Integer hinted) {
        Mapping mapping = Objects.requireNonNull(read("""
                {"record": "attendance", "personScheme": "LOCAL_IDENTIFIER", "fields": {
                  "person": {"pointer": "/p"}, "date": {"value": "2026-04-10"}, "status": {"value": "PRESENT"},
                  "className": {"pointer": "/c"}, "attendanceNumber": {"pointer": "/n"}, "kanaName": {"pointer": "/k"}}}
                """, Set.of()));
        Map<String, @Nullable String> item = new HashMap<>();
        item.put("/p", "A-0001");
        item.put("/c", lengthened(className));
        item.put("/n", number);
        item.put("/k", lengthened(kana));

        SchoolRecord record =
                Objects.requireNonNull(mapping.reader(findings::add).read(mapping.row(new Origin("x", 1), item::get)));

        assertThat(findings).isEmpty();
        assertThat(record.subject().hint())
                .isEqualTo(
                        hinted == null || className == null || kana == null
                                ? null
                                : new PersonHint(className, hinted, kana));
    }

    private static @Nullable String lengthened(@Nullable String text) {
        return "long".equals(text) ? "ア".repeat(PersonHint.LONGEST + 1) : text;
    }

    @Test
    void onlyAPersonIsHintedAt() {
        String json = """
                {"record": "teaching-record", "classScheme": "CLASS_SOURCED_ID", "fields": {
                  "class": {"pointer": "/c"}, "date": {"pointer": "/d"}, "period": {"pointer": "/p"}%s}}""";
        assertThat(read(json.formatted(""), Set.of())).isNotNull();
        assertThat(read(json.formatted(", \"className\": {\"pointer\": \"/n\"}"), Set.of()))
                .isNull();
        assertThat(findings).extracting(Finding::column).containsExactly("/fields/className");
    }
}
