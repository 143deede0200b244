package org.kakehashi.connectors.oneroster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How values are written. */
public final class Forms {

    /** The members of demographics that are true or false (OneRoster 1.2, demographics). */
    public static final List<String> RACES = List.of(
            "americanIndianOrAlaskaNative",
            "asian",
            "blackOrAfricanAmerican",
            "nativeHawaiianOrOtherPacificIslander",
            "white",
            "demographicRaceTwoOrMoreRaces",
            "hispanicOrLatinoEthnicity");

    private static final int LONGEST_ID = 255;
    private static final char FIRST_HALF_WIDTH_KANA = '\uFF61';
    private static final char LAST_HALF_WIDTH_KANA = '\uFF9F';
    private static final Pattern UUID_4 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern ANY_UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern GRADE = Pattern.compile("P[1-6]|J[1-3]|H[1-3]|E[1-3]");
    private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}");
    private static final Pattern YEAR_TITLE = Pattern.compile("[0-9]+年度");
    private static final Pattern ATTENDANCE_NUMBER = Pattern.compile("0{0,9}[1-9][0-9]{0,3}");

    private Forms() {}

    /** Whether it can be a sourcedId: at most 255 characters, none of them control characters. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID && !holds(text, '\0', '\u001F') && text.indexOf('\u007F') < 0;
    }

    /** Whether half-width kana stand in it, which the Japan profiles forbid in names. */
    public static boolean holdsHalfWidthKana(String text) {
        return holds(text, FIRST_HALF_WIDTH_KANA, LAST_HALF_WIDTH_KANA);
    }

    /** Asked of most values: a loop, no pattern. */
    private static boolean holds(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= first && c <= last) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a grade code of the Japan profiles. */
    public static boolean isGrade(String text) {
        return GRADE.matcher(text).matches();
    }

    /** Whether it is a year of our time. */
    public static boolean isYear(String text) {
        return YEAR.matcher(text).matches();
    }

    /** Whether it is a school year's title by the Japan profiles. */
    public static boolean isYearTitle(String text) {
        return YEAR_TITLE.matcher(text).matches();
    }

    /** Whether a school year of Japan begins on that day. */
    public static boolean beginsYear(LocalDate day) {
        return day.getMonth() == Month.APRIL && day.getDayOfMonth() == 1;
    }

    /** Whether it is an attendance number, from 1 to 9999. */
    public static boolean isAttendanceNumber(String text) {
        return ATTENDANCE_NUMBER.matcher(text).matches();
    }

    /**
     * A master identifier.
     *
     * @param words in Japan it is a UUID of version 4, elsewhere of any
     */
    public static Optional<UUID> masterIdentifier(String text, Words words) {
        Pattern expected = words.areJapanese() ? UUID_4 : ANY_UUID;
        return expected.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A calendar date of our time, written {@code YYYY-MM-DD}. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(Forms::isPlausible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A moment of our time, written by ISO 8601 with its offset. */
    public static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(moment -> isPlausible(LocalDate.ofInstant(moment, ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 2200;
    }
}
