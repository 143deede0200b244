package org.kakehashi.connectors.spi.records;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Findings;

/**
 * The cells of one row by field and type. A cell that breaks a rule is reported and makes the row unsound; its getter then
 * gives a stand-in, so that the other cells are looked at too.
 */
final class Cells {
    private static final Pattern UUID_FORM =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,3})?");
    private static final String STAND_IN = "?";

    private final RecordReader.Row row;
    private final RecordKind kind;
    private final Map<String, FieldForm> forms;
    private final Findings findings;
    private boolean sound = true;

    Cells(RecordReader.Row row, RecordKind kind, Map<String, FieldForm> forms, Findings findings) {
        this.row = row;
        this.kind = kind;
        this.forms = forms;
        this.findings = findings;
    }

    /** Whether no rule was broken by what has been asked for so far. */
    boolean sound() {
        return sound;
    }

    /** Whether the source has the field, be it empty. */
    boolean given(String field) {
        return forms.containsKey(field) || row.text(field) != null;
    }

    /** Reports a rule that the field's cell breaks. Where the cell may say something of a person's life, its text isn't told. */
    void report(ValueRule rule, String field, Object... details) {
        sound = false;
        findings.report(rule.brokenIn(row.origin().file(), details)
                .atLine(row.origin().line())
                .at(row.place(field), isTold(field) ? row.text(field) : null));
    }

    /** Who looks after imports need not be somebody who may read records: they see keys, dates and plain values, no text. */
    private boolean isTold(String field) {
        if (field.equals(RecordReader.DATE)
                || field.equals(kind.about().fieldName())
                || field.equals(SubjectScheme.About.SCHOOL.fieldName())) {
            return true;
        }
        return !kind.restricted()
                && kind.field(field)
                        .filter(own -> own.type() != Field.Type.TEXT)
                        .isPresent();
    }

    /** A key that must be there. */
    String key(String field) {
        String key = row.text(field);
        if (key == null || key.isBlank()) {
            report(ValueRule.REQUIRED, field);
            return STAND_IN;
        }
        return bounded(field, key);
    }

    String bounded(String field, String key) {
        if (key.length() > Subject.LONGEST_KEY) {
            report(ValueRule.KEY_LENGTH, field, Subject.LONGEST_KEY);
            return STAND_IN;
        }
        return key;
    }

    /** A UUID that must be there, in lower case. */
    String uuid(String field) {
        String key = row.text(field);
        if (key != null && UUID_FORM.matcher(key).matches()) {
            return UUID.fromString(key).toString();
        }
        boolean tooLong = key != null && key.length() > Subject.LONGEST_KEY;
        report(
                key == null ? ValueRule.REQUIRED : tooLong ? ValueRule.KEY_LENGTH : ValueRule.PERSON_UUID,
                field,
                Subject.LONGEST_KEY);
        return STAND_IN;
    }

    /** A date that must be there. */
    LocalDate date(String field) {
        String text = row.text(field);
        if (text == null) {
            report(ValueRule.REQUIRED, field);
            return LocalDate.EPOCH;
        }
        List<TemporalFormat> formats = formats(field, TemporalFormat.ISO_DATE);
        Optional<LocalDate> date = RecordReader.parse(formats, format -> format.date(halfWidth(text)));
        if (date.isEmpty()) {
            report(ValueRule.DATE, field, examples(formats));
        }
        return date.orElse(LocalDate.EPOCH);
    }

    /** What the cell says, by the field's type; null where it is empty or wrong. */
    @Nullable
    Object value(Field field) {
        if (field.type() == Field.Type.CODE) {
            return code(field);
        }
        String text = row.text(field.name());
        if (text == null) {
            if (field.required()) {
                report(ValueRule.REQUIRED, field.name());
            }
            return null;
        }
        return switch (field.type()) {
            case TEXT -> text(field, text);
            case TIME -> time(field, text);
            case NUMBER -> number(field, text);
            case DECIMAL -> decimal(field, text);
            case CODE -> throw new IllegalStateException("codes were read before");
        };
    }

    private @Nullable String text(Field field, String text) {
        if (text.length() > field.most()) {
            report(ValueRule.TEXT_LENGTH, field.name(), field.most());
            return null;
        }
        return text;
    }

    private @Nullable LocalTime time(Field field, String text) {
        List<TemporalFormat> formats = formats(field.name(), TemporalFormat.CLOCK);
        Optional<LocalTime> time = RecordReader.parse(formats, format -> format.time(halfWidth(text)));
        if (time.isEmpty()) {
            report(ValueRule.TIME, field.name(), examples(formats));
        }
        return time.orElse(null);
    }

    /** What the code stands for. An empty cell is a code like any other, where the source's codes have it. */
    private @Nullable String code(Field field) {
        Map<String, String> codes = form(field.name()).codes();
        String text = row.text(field.name());
        String written = text == null ? "" : text;
        String word = codes.isEmpty() && field.values().contains(written) ? written : codes.get(written);
        if (word == null && text == null && field.required()) {
            report(ValueRule.REQUIRED, field.name());
        } else if (word == null && text != null) {
            report(ValueRule.CODE, field.name(), String.join(", ", codes.isEmpty() ? field.values() : codes.keySet()));
        }
        return word;
    }

    private @Nullable Integer number(Field field, String text) {
        BigDecimal number = decimal(field, text);
        if (number == null || number.stripTrailingZeros().scale() <= 0) {
            return number == null ? null : number.intValueExact();
        }
        report(ValueRule.NUMBER, field.name(), field.least(), field.most());
        return null;
    }

    private @Nullable BigDecimal decimal(Field field, String text) {
        String digits = halfWidth(text);
        if (DECIMAL.matcher(digits).matches()) {
            BigDecimal number = new BigDecimal(digits);
            if (number.compareTo(BigDecimal.valueOf(field.least())) >= 0
                    && number.compareTo(BigDecimal.valueOf(field.most())) <= 0) {
                return number;
            }
        }
        report(ValueRule.NUMBER, field.name(), field.least(), field.most());
        return null;
    }

    private FieldForm form(String field) {
        return forms.getOrDefault(field, FieldForm.PLAIN);
    }

    private List<TemporalFormat> formats(String field, TemporalFormat usual) {
        List<TemporalFormat> formats = form(field).formats();
        return formats.isEmpty() ? List.of(usual) : formats;
    }

    private static String examples(List<TemporalFormat> formats) {
        return formats.stream().map(TemporalFormat::example).collect(Collectors.joining(", "));
    }

    private static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
