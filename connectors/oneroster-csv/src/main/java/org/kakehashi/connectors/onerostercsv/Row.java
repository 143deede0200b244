package org.kakehashi.connectors.onerostercsv;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.csv.CsvRow;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.RosterRule;
import org.kakehashi.connectors.oneroster.Vocabulary;
import org.kakehashi.connectors.spi.roster.Base;
import org.kakehashi.connectors.spi.roster.Base.Status;

/** The cells of one row by type. The getter of one that breaks a rule gives a stand-in, so that the other cells are looked at too. */
final class Row extends Cells {

    /** Between the items of lists in the hub's database; no cell holds it. */
    private static final char ITEM_SEPARATOR = '\u001f';

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

    Row(CsvRow cells, Sheet sheet) {
        super(cells, sheet);
    }

    /** The columns that every file begins with, and its extensions. */
    Base base() {
        return new Base(origin(), requiredId("sourcedId"), status(), modified(), extensions());
    }

    private @Nullable Status status() {
        if (isChange()) {
            required("status");
        }
        String word = word("status", Vocabulary.STATUSES);
        return word == null ? null : word.equals("active") ? Status.ACTIVE : Status.TO_BE_DELETED;
    }

    private @Nullable Instant modified() {
        if (isChange()) {
            required("dateLastModified");
        }
        String text = text("dateLastModified");
        if (text == null) {
            return null;
        }
        Instant moment = Forms.moment(text).orElse(null);
        if (moment == null) {
            report(RowRule.DATE_TIME, "dateLastModified");
        }
        return moment;
    }

    /** A sourcedId, of this record or of another. */
    @Nullable
    String id(String column) {
        String text = text(column);
        if (text != null && !Forms.isId(text)) {
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
        LocalDate date = Forms.date(text).orElse(null);
        if (date == null) {
            report(RowRule.DATE, column);
        }
        return date;
    }

    /** A calendar date that must be there. */
    LocalDate requiredDate(String column) {
        required(column);
        LocalDate date = date(column);
        return date == null ? LocalDate.EPOCH : date;
    }

    /** Checks that a span of days does not end before it begins. */
    void checkOrder(@Nullable LocalDate begin, @Nullable LocalDate end, String endColumn) {
        if (begin != null && end != null && end.isBefore(begin)) {
            report(RosterRule.DATE_ORDER, endColumn);
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
                    .filter(grade -> !Forms.isGrade(grade))
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
        if (forbidden && text != null && Forms.holdsHalfWidthKana(text)) {
            report(RowRule.HALF_WIDTH_KANA, column, Normalizer.normalize(text, Normalizer.Form.NFKC));
        }
        return text;
    }
}
