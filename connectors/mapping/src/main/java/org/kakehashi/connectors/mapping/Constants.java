package org.kakehashi.connectors.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import org.kakehashi.connectors.spi.records.Field;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.Subject;
import org.kakehashi.connectors.spi.records.TemporalFormat;

/** Checks what a mapping says to be the same in every record. */
final class Constants {

    private Constants() {}

    static void check(MappingJson json, RecordKind kind, String name, String text, String pointer) {
        Optional<Field> field = kind.field(name);
        if (field.isPresent()) {
            checkField(json, field.get(), text, pointer);
        } else if (name.equals(RecordReader.DATE)) {
            if (TemporalFormat.ISO_DATE.date(text).isEmpty()) {
                json.report(MappingRule.CONSTANT, pointer, text, "yyyy-MM-dd の日付", "a date, yyyy-MM-dd");
            }
        } else if (text.length() > Subject.LONGEST_KEY) {
            json.report(MappingRule.CONSTANT, pointer, text, "200 文字まで", "of 200 characters at most");
        }
    }

    private static void checkField(MappingJson json, Field field, String text, String pointer) {
        String words = String.join(", ", field.values());
        String range = field.least() + "–" + field.most();
        boolean good =
                switch (field.type()) {
                    case TEXT -> text.length() <= field.most();
                    case CODE -> field.values().contains(text);
                    case TIME -> TemporalFormat.CLOCK.time(text).isPresent();
                    case NUMBER -> isNumber(text, field, "-?[0-9]{1,9}");
                    case DECIMAL -> isNumber(text, field, "-?[0-9]{1,9}(\\.[0-9]{1,3})?");
                };
        if (!good) {
            switch (field.type()) {
                case TEXT ->
                    json.report(MappingRule.CONSTANT, pointer, text, range + " 文字", range + " characters long");
                case CODE -> json.report(MappingRule.VALUE, pointer, text, words);
                case TIME -> json.report(MappingRule.CONSTANT, pointer, text, "H:mm の時刻", "a time, H:mm");
                case NUMBER, DECIMAL ->
                    json.report(MappingRule.CONSTANT, pointer, text, range + " の数", "a number, " + range);
            }
        }
    }

    private static boolean isNumber(String text, Field field, String form) {
        if (!text.matches(form)) {
            return false;
        }
        BigDecimal number = new BigDecimal(text);
        return number.compareTo(BigDecimal.valueOf(field.least())) >= 0
                && number.compareTo(BigDecimal.valueOf(field.most())) <= 0;
    }
}
