package org.kakehashi.connectors.schoolaffairscsv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kakehashi.connectors.spi.records.AttendanceStatus;
import org.kakehashi.connectors.spi.records.DayHalf;
import org.kakehashi.connectors.spi.records.SchoolRecord;
import org.kakehashi.connectors.spi.records.VisitKind;
import org.kakehashi.connectors.spi.records.Weather;

/**
 * A kind of record: its name in a mapping, the fields a mapping can fill, and what makes a record of a row.
 *
 * @param name as in the mapping's member {@code record}
 * @param fields all of them, those that every kind has first
 * @param reader the record; of no use where the cells turn out unsound
 */
record Kind(String name, List<Field> fields, Function<Cells, SchoolRecord> reader) {

    /** What a field holds. */
    enum Type {
        TEXT,
        DATE,
        TIME,
        CODE,
        NUMBER
    }

    /**
     * A field of a kind.
     *
     * @param values the words to which a mapping can turn the codes of a {@code CODE}
     */
    record Field(String name, Type type, boolean required, List<String> values) {}

    /** All kinds. */
    static final List<Kind> ALL = List.of(
            kind(
                    "attendance",
                    RecordReaders::attendance,
                    code("status", AttendanceStatus.values()),
                    optional("minutesLate", Type.NUMBER),
                    optional("minutesLeftEarly", Type.NUMBER),
                    optional("reason", Type.TEXT),
                    optional("facility", Type.TEXT),
                    optional("recordedBy", Type.TEXT)),
            kind(
                    "mood",
                    RecordReaders::mood,
                    code("half", DayHalf.values()),
                    code("weather", Weather.values()),
                    optional("comment", Type.TEXT)),
            kind(
                    "nurse-visit",
                    RecordReaders::nurseVisit,
                    new Field("timeIn", Type.TIME, true, List.of()),
                    optional("timeOut", Type.TIME),
                    optional("period", Type.TEXT),
                    code("kind", VisitKind.values()),
                    optional("reason1", Type.TEXT),
                    optional("reason2", Type.TEXT),
                    optional("reason3", Type.TEXT),
                    optional("onset", Type.TEXT),
                    optional("sleep", Type.TEXT),
                    optional("breakfast", Type.TEXT),
                    optional("temperature", Type.NUMBER),
                    optional("pulse", Type.NUMBER),
                    optional("bloodPressure", Type.TEXT),
                    optional("injuredPart", Type.TEXT),
                    optional("treatment", Type.TEXT),
                    optional("restMinutes", Type.NUMBER),
                    optional("outcome", Type.TEXT)));

    /** The kind of that name. */
    static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
    }

    /** The field of that name. */
    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    private static Kind kind(String name, Function<Cells, SchoolRecord> reader, Field... own) {
        Stream<Field> common = Stream.of(
                new Field("person", Type.TEXT, true, List.of()),
                new Field("date", Type.DATE, true, List.of()),
                optional("sourceKey", Type.TEXT));
        return new Kind(name, Stream.concat(common, Arrays.stream(own)).toList(), reader);
    }

    private static Field optional(String name, Type type) {
        return new Field(name, type, false, List.of());
    }

    private static Field code(String name, Enum<?>[] values) {
        return new Field(
                name, Type.CODE, true, Arrays.stream(values).map(Enum::name).toList());
    }
}
