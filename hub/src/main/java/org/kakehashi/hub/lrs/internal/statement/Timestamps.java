package org.kakehashi.hub.lrs.internal.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Timestamps of the specification (1.0.3 part 2, 4.5), as microseconds since 1970; finer digits are cut off. */
public final class Timestamps {
    /** What {@link #micros} gives for anything that is no timestamp. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 1440 * MINUTE;
    private static final int LONGEST = 80;

    private Timestamps() {}

    /**
     * Reads a timestamp.
     *
     * @param text a date and time; without an offset it is taken as UTC
     * @param rfc3339 whether only RFC 3339 is allowed, rather than ISO 8601's extended and basic formats
     * @return microseconds since 1970, or {@link #INVALID}
     */
    public static long micros(String text, boolean rfc3339) {
        return text.length() > LONGEST ? INVALID : new Reading(text, rfc3339).micros();
    }

    /** Microseconds since 1970 as text in UTC, to the millisecond where that is exact. */
    public static String text(long micros) {
        Instant at = Instant.ofEpochSecond(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
        return (micros % 1000 == 0 ? MILLIS : MICROS).format(at);
    }

    /** Whether a valid timestamp says of itself that it is in UTC. */
    static boolean isUtc(String text) {
        return text.endsWith("Z") || text.endsWith("z") || text.endsWith("+00:00");
    }

    /** One left-to-right reading; -1 stands for a part that is not there or no number. */
    private static final class Reading {
        private final String text;
        private final boolean rfc3339;
        private int at;

        Reading(String text, boolean rfc3339) {
            this.text = text;
            this.rfc3339 = rfc3339;
        }

        long micros() {
            long day = day();
            if (day == INVALID || !oneOf("Tt ")) {
                return INVALID;
            }
            long time = time();
            long offset = time == INVALID ? INVALID : offset();
            return offset == INVALID || at != text.length() ? INVALID : day * DAY + time - offset;
        }

        private boolean basic() {
            return text.length() > 4 && text.charAt(4) != '-';
        }

        private long day() {
            boolean basic = basic();
            int year = digits(4);
            boolean hyphens = basic || oneOf("-");
            int month = digits(2);
            hyphens &= basic || oneOf("-");
            int day = digits(2);
            boolean valid = year >= 0 && month >= 1 && month <= 12 && day >= 1 && hyphens && !(basic && rfc3339);
            return valid && day <= YearMonth.of(year, month).lengthOfMonth()
                    ? LocalDate.of(year, month, day).toEpochDay()
                    : INVALID;
        }

        private long time() {
            int hour = digits(2);
            int minute = part();
            int second = minute < 0 ? -1 : part();
            if (hour < 0 || hour > 23 || minute > 59 || second > 60 || (rfc3339 && second < 0)) {
                return INVALID;
            }
            long fraction = second >= 0 && oneOf(rfc3339 ? "." : ".,") ? fraction() : 0;
            // A leap second is the last moment of its minute, as PostgreSQL and Java know no 61st second.
            long seconds = second == 60 ? 59 : Math.max(second, 0);
            return fraction == INVALID
                    ? INVALID
                    : (hour * 60L + Math.max(minute, 0)) * MINUTE + seconds * SECOND + fraction;
        }

        /** Minute or second, with its colon in the extended format. */
        private int part() {
            int before = at;
            if (!basic() && !oneOf(":")) {
                return -1;
            }
            int value = digits(2);
            at = value < 0 ? before : at;
            return value;
        }

        private long fraction() {
            int first = at;
            long micros = 0;
            for (; at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && text.charAt(at) < 0x80; at++) {
                if (at - first < 6) {
                    micros = micros * 10 + (text.charAt(at) - '0');
                }
            }
            for (int i = at - first; i < 6; i++) {
                micros *= 10;
            }
            return at == first ? INVALID : micros;
        }

        private long offset() {
            if (at == text.length()) {
                return rfc3339 ? INVALID : 0;
            }
            if (oneOf("Zz")) {
                return 0;
            }
            boolean minus = oneOf("-");
            if (!minus && !oneOf("+")) {
                return INVALID;
            }
            int hours = digits(2);
            boolean colon = oneOf(":");
            int minutes = digits(2);
            boolean whole = colon ? minutes >= 0 : !rfc3339;
            boolean negativeZero = minus && hours == 0 && minutes <= 0;
            return !whole || hours < 0 || hours > 23 || minutes > 59 || negativeZero
                    ? INVALID
                    : (minus ? -1 : 1) * (hours * 60L + Math.max(minutes, 0)) * MINUTE;
        }

        private boolean oneOf(String characters) {
            boolean there = at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
            at += there ? 1 : 0;
            return there;
        }

        private int digits(int count) {
            if (at + count > text.length()) {
                return -1;
            }
            int value = 0;
            for (int i = at; i < at + count; i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                value = value * 10 + (c - '0');
            }
            at += count;
            return value;
        }
    }
}
