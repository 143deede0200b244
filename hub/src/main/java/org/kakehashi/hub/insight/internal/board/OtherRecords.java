package org.kakehashi.hub.insight.internal.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.ObservationVisibility;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.hub.access.DataCategory;
import org.kakehashi.hub.insight.internal.board.BoardAccess.Visible;
import org.kakehashi.hub.records.PersonRecord;
import org.kakehashi.hub.records.PersonRecords;
import org.springframework.stereotype.Component;

/** A pupil's records that no figure of the board counts, as somebody may see them who sees their category. */
@Component
class OtherRecords {
    private static final String VISIBILITY = "visibility";
    /** What a pupil wrote isn't shown, nor what people at a support centre or about a decision did there. */
    private static final Map<RecordKind, Set<String>> WITHHELD = Map.of(
            RecordKind.LESSON_MOOD, Set.of("comment"),
            RecordKind.SUPPORT_CENTRE, Set.of("activity", "staff", "decidedBy"));

    private final PersonRecords records;

    OtherRecords(PersonRecords records) {
        this.records = records;
    }

    /**
     * A record as it is shown.
     *
     * @param values what it says, by the catalogue's names
     */
    record Shown(RecordKind kind, LocalDate date, String source, List<Value> values) {}

    /** @param code whether it is a word of the catalogue, with a text of its own */
    record Value(String field, String text, boolean code) {}

    /**
     * The records of the category, newest first.
     *
     * @param texts whether texts are shown, which may hold names
     */
    List<Shown> of(int tenantId, UUID person, DataCategory category, Visible visible, LocalDate since, boolean texts) {
        return records.of(tenantId, person, category, since, visible.date()).reversed().stream()
                .filter(record -> isMeantFor(record, visible))
                .map(record -> new Shown(record.kind(), record.date(), record.source(), values(record, texts)))
                .toList();
    }

    /** An observation is for the class's own teachers where it doesn't say otherwise. */
    private static boolean isMeantFor(PersonRecord record, Visible visible) {
        return record.kind() != RecordKind.OBSERVATION
                || ObservationVisibility.SCHOOL.name().equals(record.fields().get(VISIBILITY))
                || visible.isOwn(DataCategory.OBSERVATION, record.date());
    }

    private static List<Value> values(PersonRecord record, boolean texts) {
        List<Value> values = new ArrayList<>();
        for (Field field : record.kind().fields()) {
            String text = record.fields().get(field.name());
            if (text != null
                    && (texts || field.type() != Field.Type.TEXT)
                    && !WITHHELD.getOrDefault(record.kind(), Set.of()).contains(field.name())) {
                values.add(new Value(field.name(), text, field.type() == Field.Type.CODE));
            }
        }
        return values;
    }
}
