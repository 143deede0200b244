package org.kakehashi.connectors.schoolaffairscsv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kakehashi.connectors.spi.records.MappingAssistant;
import org.kakehashi.connectors.spi.records.MappingAssistant.Draft;
import org.kakehashi.connectors.spi.records.MappingAssistant.Sample;
import org.kakehashi.connectors.spi.records.RecordKind;

/** What the mapping editor asks the connector. */
class CsvAssistantTests {
    private final MappingAssistant assistant = new SchoolAffairsCsvFactory();

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void aDraftIsWrittenAndReadWithoutLoss(RecordKind kind) {
        Draft draft = assistant.standard(kind);

        assertThat(draft.kind()).isEqualTo(kind);
        assertThat(draft.fields().keySet()).isSubsetOf(assistant.fields(kind, draft.scheme()));
        assertThat(assistant.read(assistant.write(draft))).contains(draft);
    }

    @Test
    void aColumnThatAMappingDemandsStaysDemanded() {
        String mapping = """
                {"record": "attendance", "personScheme": "LOCAL_IDENTIFIER", "fields": {
                  "person": {"column": "ID"}, "date": {"column": "日"}, "status": {"value": "PRESENT"},
                  "reason": {"column": "理由"}, "minutesLate": {"column": "遅れ", "optional": true}}}
                """;
        Draft draft = assistant.read(mapping).orElseThrow();

        assertThat(draft.fields().get("reason")).matches(field -> !field.optional());
        assertThat(draft.fields().get("minutesLate")).matches(field -> field.optional());
        assertThat(assistant.read(assistant.write(draft))).contains(draft);
    }

    @Test
    void aSampleShowsItsColumnsAndWhatStandsInThem(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("s.csv"), "出席簿\nID;区分\n1;出\n2;\n3;出\n");
        Draft standard = assistant.standard(RecordKind.ATTENDANCE);
        Sample sample = assistant.sample(
                file, new Draft(standard.kind(), standard.scheme(), "auto", "semicolon", 2, standard.fields()));

        assertThat(sample.header()).containsExactly("ID", "区分");
        assertThat(sample.values()).containsEntry("区分", List.of("出", ""));
        assertThat(sample.rows()).extracting(MappingAssistant.SampleRow::line).containsExactly(3L, 4L, 5L);
    }

    @Test
    void whatADraftCantHoldIsNotRead() {
        assertThat(assistant.read("{}")).isEmpty();
        assertThat(assistant.read(BuiltInMappings.json("standard-survey-wide").orElseThrow()))
                .isEmpty();
    }
}
