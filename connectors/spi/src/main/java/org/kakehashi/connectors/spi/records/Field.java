package org.kakehashi.connectors.spi.records;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a {@link RecordKind}.
 *
 * @param type what it holds
 * @param required whether a record must have it
 * @param values the words of a {@code CODE}; empty for other types
 * @param least the least of a number, the fewest characters of a text
 * @param most the most of a number, the most characters of a text
 * @param notBefore the {@code TIME} field that this one may not come before
 */
public record Field(
        String name,
        Type type,
        boolean required,
        List<String> values,
        int least,
        int most,
        @Nullable String notBefore) {

    /** What a field holds, and by which Java type a {@link SchoolRecord} holds it. */
    public enum Type {
        /** {@link String}. */
        TEXT(String.class),
        /** {@link LocalTime}, in Asia/Tokyo. */
        TIME(LocalTime.class),
        /** {@link String}: one of {@link Field#values()}. */
        CODE(String.class),
        /** {@link Integer}. */
        NUMBER(Integer.class),
        /** {@link BigDecimal}, at most three digits after the point. */
        DECIMAL(BigDecimal.class);

        private final Class<?> javaType;

        Type(Class<?> javaType) {
            this.javaType = javaType;
        }

        /** The type of a record's value. */
        public Class<?> javaType() {
            return javaType;
        }
    }

    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TEXT = 4000;

    public Field {
        values = List.copyOf(values);
    }

    static Field word(String name) {
        return new Field(name, Type.TEXT, false, List.of(), 1, LONGEST_WORD, null);
    }

    static Field text(String name) {
        return new Field(name, Type.TEXT, false, List.of(), 1, LONGEST_TEXT, null);
    }

    static Field time(String name) {
        return new Field(name, Type.TIME, false, List.of(), 0, 0, null);
    }

    static Field timeAfter(String name, String notBefore) {
        return new Field(name, Type.TIME, false, List.of(), 0, 0, notBefore);
    }

    static Field number(String name, int least, int most) {
        return new Field(name, Type.NUMBER, false, List.of(), least, most, null);
    }

    static Field decimal(String name, int least, int most) {
        return new Field(name, Type.DECIMAL, false, List.of(), least, most, null);
    }

    static Field code(String name, Enum<?>... values) {
        List<String> words = java.util.Arrays.stream(values).map(Enum::name).toList();
        return new Field(name, Type.CODE, false, words, 0, 0, null);
    }

    /** Whether it holds sentences rather than a word. */
    boolean isLong() {
        return type == Type.TEXT && most > LONGEST_WORD;
    }

    /** The same field, which a record must have. */
    Field needed() {
        return new Field(name, type, true, values, least, most, notBefore);
    }

    /** Whether the value is of the field's type and within its bounds. */
    boolean holds(Object value) {
        if (!type.javaType().isInstance(value)) {
            return false;
        }
        return switch (value) {
            case String text when type == Type.CODE -> values.contains(text);
            case String text -> text.length() >= least && text.length() <= most;
            case Integer number -> number >= least && number <= most;
            case BigDecimal number ->
                number.scale() <= 3
                        && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
            default -> true;
        };
    }
}
