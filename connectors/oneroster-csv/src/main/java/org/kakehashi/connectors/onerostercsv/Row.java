package org.kakehashi.connectors.onerostercsv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.Base.Status;

/**
 * The cells of one row by column and type. A cell that breaks a rule is reported and makes the row unsound; its getter
 * then gives a stand-in, so that the other cells are looked at too. Cells that hold {@code NULL} or nothing are empty.
 */
final class Row {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_ID = 255;
    private static final Object[] NO_DETAILS = {};

    private final CsvRow cells;
    private final Header header;
    private final Findings findings;
    private boolean sound = true;

    Row(CsvRow cells, Header header, Findings findings) {
        this.cells = cells;
        this.header = header;
        this.findings = findings;
    }

    /** Whether no rule was broken by what has been asked for so far. */
    boolean isSound() {
        return sound;
    }

    /** Reports a rule that the column's cell breaks. */
    void report(RowRule rule, String column, Object... details) {
        report(rule, column, text(column), details);
    }

    /** The same, without saying what the cell holds. */
    void reportSecret(RowRule rule, String column) {
        report(rule, column, null, NO_DETAILS);
    }

    private void report(RowRule rule, String column, @Nullable String value, Object[] details) {
        sound &= rule.severity() != Severity.ERROR;
        findings.report(
                rule.brokenIn(header.file(), details).atLine(cells.line()).at(header.nameOf(column), value));
    }

    /** The columns that every file begins with, and its extensions. */
    Base base() {
        Map<String, String> metadata = new HashMap<>();
        header.extensions().forEach((name, place) -> {
            String value = value(place);
            if (value != null) {
                metadata.put(name, value);
            }
        });
        return new Base(
                new Origin(header.file(), cells.line()), requiredId("sourcedId"), status(), modified(), metadata);
    }

    private @Nullable Status status() {
        String word = word("status", Japan.STATUSES, false);
        return word == null ? null : word.equals("active") ? Status.ACTIVE : Status.TO_BE_DELETED;
    }

    private @Nullable Instant modified() {
        String text = text("dateLastModified");
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (isPlausible(moment.toLocalDate())) {
                return moment.toInstant();
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        report(RowRule.DATE_TIME, "dateLastModified");
        return null;
    }

    private @Nullable String value(int place) {
        String cell = cells.cells().get(place);
        return cell.isEmpty() || cell.equals("NULL") ? null : cell;
    }

    /** The cell as it stands. */
    @Nullable
    String text(String column) {
        Integer place = header.placeOf(column);
        return place == null ? null : value(place);
    }

    /** The cell of a column that needs a value. A column that is missing altogether has been reported already. */
    String required(String column) {
        String text = text(column);
        if (text != null) {
            return text;
        }
        sound = false;
        if (header.placeOf(column) != null) {
            report(RowRule.REQUIRED, column);
        }
        return "";
    }

    /** A sourcedId, of this record or of another. */
    @Nullable
    String id(String column) {
        String text = text(column);
        if (text != null && (text.length() > LONGEST_ID || CONTROL.matcher(text).find())) {
            report(RowRule.ID, column);
        }
        return text;
    }

    /** A sourcedId that must be there. */
    String requiredId(String column) {
        required(column);
        String id = id(column);
        return id == null ? "" : id;
    }

    /** A word of a vocabulary. */
    @Nullable
    String word(String column, List<String> vocabulary, boolean extensible) {
        String text = text(column);
        if (text != null
                && !vocabulary.contains(text)
                && !(extensible && Japan.EXTENSION.matcher(text).matches())) {
            String words = String.join(", ", vocabulary);
            report(RowRule.ENUM, column, extensible ? words + ", ext:…" : words);
        }
        return text;
    }

    /** A word of a vocabulary that must be there. */
    String requiredWord(String column, List<String> vocabulary, boolean extensible) {
        String word = required(column);
        word(column, vocabulary, extensible);
        return word;
    }

    /** {@code true} or {@code false}. */
    @Nullable
    Boolean flag(String column) {
        String text = text(column);
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        report(RowRule.BOOLEAN, column);
        return null;
    }

    /** A calendar date, written {@code YYYY-MM-DD}. */
    @Nullable
    LocalDate date(String column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (isPlausible(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        report(RowRule.DATE, column);
        return null;
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 2200;
    }

    /** Checks that a span of days does not end before it begins. */
    void checkOrder(@Nullable LocalDate begin, @Nullable LocalDate end, String endColumn) {
        if (begin != null && end != null && end.isBefore(begin)) {
            report(RowRule.DATE_ORDER, endColumn);
        }
    }

    /** The values of a cell that holds several, joined by commas. */
    List<String> list(String column) {
        String text = text(column);
        return text == null
                ? List.of()
                : Stream.of(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    /** Grade codes. */
    List<String> grades() {
        List<String> grades = list("grades");
        grades.stream()
                .filter(grade -> !Japan.GRADE.matcher(grade).matches())
                .forEach(grade -> report(RowRule.GRADE, "grades", grade));
        return grades;
    }
}
