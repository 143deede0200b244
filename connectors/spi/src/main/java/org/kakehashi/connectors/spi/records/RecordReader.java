package org.kakehashi.connectors.spi.records;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;

/**
 * Makes records of one kind of what a source writes as text. All that is wrong with a row is reported together, and the row
 * is left out. Digits of any width are read in dates, times and numbers.
 */
public final class RecordReader {
    /** The name of the field that holds the school day. */
    public static final String DATE = "date";

    /** The name of the field that holds the source's own key of the record, where it has one. */
    public static final String SOURCE_KEY = "sourceKey";

    /**
     * The names of the fields that say besides who a person is: class, number in it, name in kana. Where a row has all three,
     * its subject has a {@link PersonHint}.
     */
    public static final List<String> HINT = List.of("className", "attendanceNumber", "kanaName");

    private final RecordKind kind;
    private final SubjectScheme scheme;
    private final Map<String, FieldForm> forms;
    private final Findings findings;

    /**
     * A reader.
     *
     * @param scheme what kind of key the subject's field holds
     * @param forms how the source writes its fields, by name; a field that isn't named is written as
     *     {@link FieldForm#PLAIN}
     */
    public RecordReader(RecordKind kind, SubjectScheme scheme, Map<String, FieldForm> forms, Findings findings) {
        this.kind = kind;
        this.scheme = scheme;
        this.forms = Map.copyOf(forms);
        this.findings = findings;
    }

    /** A row, or an item, of a source. */
    public interface Row {
        /** Where it stands. */
        Origin origin();

        /** What it says of the field; null where it says nothing. */
        @Nullable
        String text(String field);

        /** Where the field is looked for, for messages: a column or a JSON Pointer. */
        String place(String field);
    }

    /** The record that the row is; null where something is wrong with it, which has been reported. */
    public @Nullable SchoolRecord read(Row row) {
        Cells cells = new Cells(row, kind, forms, findings);
        Subject subject = subject(cells, row);
        LocalDate date = cells.date(DATE);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            Object value = cells.value(field);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        refuseDisorder(cells, values);
        String key = cells.given(SOURCE_KEY) ? cells.key(SOURCE_KEY) : RecordKeys.natural(kind, subject, date, values);
        return cells.sound() ? new SchoolRecord(row.origin(), kind, subject, key, date, values) : null;
    }

    private Subject subject(Cells cells, Row row) {
        String field = kind.about().fieldName();
        if (scheme == SubjectScheme.CLASS_NAME) {
            String school = cells.key(About.SCHOOL.fieldName());
            return new Subject(scheme, cells.bounded(field, school + "/" + cells.key(field)));
        }
        return new Subject(
                scheme,
                switch (scheme) {
                    case MASTER_IDENTIFIER -> cells.uuid(field);
                    case EMAIL -> cells.key(field).toLowerCase(java.util.Locale.ROOT);
                    default -> cells.key(field);
                },
                kind.about() == About.PERSON
                        ? PersonHint.of(row.text(HINT.get(0)), row.text(HINT.get(1)), row.text(HINT.get(2)))
                        : null);
    }

    private void refuseDisorder(Cells cells, Map<String, Object> values) {
        for (Field field : kind.fields()) {
            if (field.notBefore() != null
                    && values.get(field.name()) instanceof LocalTime end
                    && values.get(field.notBefore()) instanceof LocalTime begin
                    && end.isBefore(begin)) {
                cells.report(ValueRule.TIME_ORDER, field.name());
            }
        }
    }

    /** The first of the formats that reads the text. */
    static <T> Optional<T> parse(List<TemporalFormat> formats, Function<TemporalFormat, Optional<T>> reading) {
        return formats.stream()
                .flatMap(format -> reading.apply(format).stream())
                .findFirst();
    }
}
