package org.kakehashi.connectors.schoolaffairscsv;

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
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.schoolaffairscsv.Mapping.MappedField;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.PersonRef;

/**
 * The cells of one row by field and type. A cell that breaks a rule is reported and makes the row unsound; its getter then
 * gives a stand-in, so that the other cells are looked at too. Digits of any width are read in dates, times and numbers.
 */
final class Cells {

    private static final Pattern UUID_FORM =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,3})?");
    private static final int LONGEST_KEY = 200;

    private final CsvRow row;
    private final String file;
    private final Mapping mapping;
    private final Map<String, Integer> places;
    private final Findings findings;
    private boolean sound = true;

    /**
     * The cells of a row.
     *
     * @param places where each column stands, by its name
     */
    Cells(CsvRow row, String file, Mapping mapping, Map<String, Integer> places, Findings findings) {
        this.row = row;
        this.file = file;
        this.mapping = mapping;
        this.places = places;
        this.findings = findings;
    }

    /** Whether no rule was broken by what has been asked for so far. */
    boolean isSound() {
        return sound;
    }

    /** Where the row stands. */
    Origin origin() {
        return new Origin(file, row.line());
    }

    /** Reports a rule that the field's cell breaks. */
    void report(RecordRule rule, String field, Object... details) {
        sound = false;
        MappedField mapped = mapping.fields().get(field);
        String column = mapped == null ? field : mapped.column();
        findings.report(rule.brokenIn(file, details).atLine(row.line()).at(column, text(field)));
    }

    /** The cell as it stands; null when it is empty or the field comes from no column. */
    @Nullable
    String text(String field) {
        MappedField mapped = mapping.fields().get(field);
        Integer place = mapped == null ? null : places.get(mapped.column());
        String cell = place == null ? "" : row.cells().get(place);
        return cell.isEmpty() ? null : cell;
    }

    private String required(String field) {
        String text = text(field);
        if (text == null) {
            report(RecordRule.REQUIRED, field);
        }
        return text == null ? "" : text;
    }

    /** Whom the row is about. */
    PersonRef person() {
        String key = required("person");
        if (key.length() > LONGEST_KEY) {
            report(RecordRule.KEY_LENGTH, "person", LONGEST_KEY);
        } else if (mapping.scheme() == PersonRef.Scheme.MASTER_IDENTIFIER && !key.isEmpty()) {
            if (UUID_FORM.matcher(key).matches()) {
                key = UUID.fromString(key).toString();
            } else {
                report(RecordRule.PERSON_UUID, "person");
            }
        }
        return new PersonRef(mapping.scheme(), key.isEmpty() ? "?" : key);
    }

    /** The row's own key where the source gives one, else one made of what the row is about. */
    String sourceKey(Object... parts) {
        if (mapping.fields().containsKey("sourceKey")) {
            String key = required("sourceKey");
            if (key.length() > LONGEST_KEY) {
                report(RecordRule.KEY_LENGTH, "sourceKey", LONGEST_KEY);
            }
            return key;
        }
        return SourceKeys.of(parts);
    }

    /** The school day. */
    LocalDate date() {
        String text = required("date");
        List<TemporalFormat> formats = formats("date");
        Optional<LocalDate> date = formats.stream()
                .flatMap(format -> format.date(halfWidth(text)).stream())
                .findFirst();
        if (date.isEmpty() && !text.isEmpty()) {
            report(RecordRule.DATE, "date", patterns(formats));
        }
        return date.orElse(LocalDate.EPOCH);
    }

    /** A time of day that must be there. */
    LocalTime requiredTime(String field) {
        required(field);
        LocalTime time = time(field);
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    /** A time of day. */
    @Nullable
    LocalTime time(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        List<TemporalFormat> formats = formats(field);
        Optional<LocalTime> time = formats.stream()
                .flatMap(format -> format.time(halfWidth(text)).stream())
                .findFirst();
        if (time.isEmpty()) {
            report(RecordRule.TIME, field, patterns(formats));
        }
        return time.orElse(null);
    }

    /** What the field's code stands for. An empty cell is a code like any other, where the mapping knows it. */
    <E extends Enum<E>> E code(String field, Class<E> type) {
        MappedField mapped = mapping.fields().get(field);
        Map<String, String> codes = mapped == null ? Map.of() : mapped.codes();
        String text = text(field);
        String word = codes.get(text == null ? "" : text);
        if (word != null) {
            return Enum.valueOf(type, word);
        }
        if (text == null) {
            report(RecordRule.REQUIRED, field);
        } else {
            report(RecordRule.CODE, field, String.join(", ", codes.keySet()));
        }
        return type.getEnumConstants()[0];
    }

    /** A whole number within bounds. */
    @Nullable
    Integer number(String field, int least, int most) {
        BigDecimal number = decimal(field, least, most);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            report(RecordRule.NUMBER, field, least, most);
            return null;
        }
        return number.intValueExact();
    }

    /** A number within bounds. */
    @Nullable
    BigDecimal decimal(String field, int least, int most) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String digits = halfWidth(text);
        if (DECIMAL.matcher(digits).matches()) {
            BigDecimal number = new BigDecimal(digits);
            if (number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return number;
            }
        }
        report(RecordRule.NUMBER, field, least, most);
        return null;
    }

    private List<TemporalFormat> formats(String field) {
        MappedField mapped = mapping.fields().get(field);
        return mapped == null ? List.of() : mapped.formats();
    }

    private static String patterns(List<TemporalFormat> formats) {
        return formats.stream().map(TemporalFormat::pattern).collect(Collectors.joining(", "));
    }

    private static String halfWidth(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
