package org.kakehashi.connectors.onerostercsv;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.Severity;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.Base.Status;

/**
 * The cells of one row by column and type. A cell that breaks a rule is reported and makes the row unsound; its getter
 * then gives a stand-in, so that the other cells are looked at too. Cells that hold {@code NULL} or nothing are empty.
 */
final class Row {

    private static final Pattern GRADE = Pattern.compile("P[1-6]|J[1-3]|H[1-3]|E[1-3]");

    /** Between the items of lists in the hub's database; no cell holds it. */
    private static final char ITEM_SEPARATOR = '\u001f';

    private static final char FIRST_HALF_WIDTH_KANA = '\uFF61';
    private static final char LAST_HALF_WIDTH_KANA = '\uFF9F';
    private static final int LONGEST_ID = 255;
    private static final Object[] NO_DETAILS = {};

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

    private final CsvRow cells;
    private final Sheet sheet;
    private final Header header;
    private boolean sound = true;

    Row(CsvRow cells, Sheet sheet) {
        this.cells = cells;
        this.sheet = sheet;
        this.header = sheet.header();
    }

    /** The rules that hold. */
    Profile profile() {
        return sheet.profile();
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
        sheet.findings()
                .report(rule.brokenIn(header.file(), details)
                        .atLine(cells.line())
                        .at(header.nameOf(column), value));
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
        if (sheet.delta()) {
            required("status");
        }
        String word = word("status", Vocabulary.STATUSES);
        return word == null ? null : word.equals("active") ? Status.ACTIVE : Status.TO_BE_DELETED;
    }

    private @Nullable Instant modified() {
        if (sheet.delta()) {
            required("dateLastModified");
        }
        String text = text("dateLastModified");
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            if (isPlausible(LocalDate.ofInstant(moment.toInstant(), ZoneOffset.UTC))) {
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

    /** Looks whether these columns hold something. */
    void requireAll(List<String> columns) {
        columns.forEach(this::required);
    }

    /** The cells of a file's own columns that hold something. */
    Map<String, String> cells(Layout layout) {
        Map<String, String> values = new HashMap<>();
        for (String column : layout.ownColumns()) {
            String value = text(column);
            if (value != null) {
                values.put(column, value);
            }
        }
        return values;
    }

    /** A sourcedId, of this record or of another. */
    @Nullable
    String id(String column) {
        String text = text(column);
        if (text != null
                && (text.length() > LONGEST_ID || holds(text, '\0', '\u001F') || text.indexOf('\u007F') >= 0)) {
            report(RowRule.ID, column);
        }
        return text;
    }

    /** Whether one of the characters from the first to the last stands in the text. Asked of most cells: a loop, no pattern. */
    private static boolean holds(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= first && c <= last) {
                return true;
            }
        }
        return false;
    }

    /** A sourcedId that must be there. */
    String requiredId(String column) {
        required(column);
        String id = id(column);
        return id == null ? "" : id;
    }

    /** A word of a vocabulary. */
    @Nullable
    String word(String column, Vocabulary vocabulary) {
        String text = text(column);
        if (!vocabulary.allows(text)) {
            report(RowRule.ENUM, column, vocabulary);
        }
        return text;
    }

    /** A word of a vocabulary that must be there. */
    String requiredWord(String column, Vocabulary vocabulary) {
        String word = required(column);
        word(column, vocabulary);
        return word;
    }

    /** A decimal number. */
    @Nullable
    BigDecimal number(String column) {
        String text = text(column);
        if (text == null || NUMBER.matcher(text).matches()) {
            return text == null ? null : new BigDecimal(text);
        }
        report(RowRule.NUMBER, column);
        return null;
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

    /** A calendar date that must be there. */
    LocalDate requiredDate(String column) {
        required(column);
        LocalDate date = date(column);
        return date == null ? LocalDate.EPOCH : date;
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
        if (text == null) {
            return List.of();
        }
        if (text.indexOf(ITEM_SEPARATOR) >= 0) {
            report(RowRule.CONTROL, column);
        }
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty() && !item.equals("NULL"))
                .toList();
    }

    /** The same; there must be something. */
    List<String> requiredList(String column) {
        required(column);
        return list(column);
    }

    /** Grade codes; in Japan those of the profile. */
    List<String> grades() {
        List<String> grades = list("grades");
        if (profile().isJapanese()) {
            grades.stream()
                    .filter(grade -> !GRADE.matcher(grade).matches())
                    .forEach(grade -> report(RowRule.GRADE, "grades", grade));
        }
        return grades;
    }

    /** A text that must be there; the e-Portal model forbids half-width kana in it. */
    String requiredWide(String column) {
        String text = required(column);
        wide(column, profile().isEPortal());
        return text;
    }

    /** A text without half-width kana, where the profile forbids them. */
    @Nullable
    String wide(String column, boolean forbidden) {
        String text = text(column);
        if (forbidden && text != null && holds(text, FIRST_HALF_WIDTH_KANA, LAST_HALF_WIDTH_KANA)) {
            report(RowRule.HALF_WIDTH_KANA, column, Normalizer.normalize(text, Normalizer.Form.NFKC));
        }
        return text;
    }
}
