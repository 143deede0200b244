package org.kakehashi.hub.lrs.internal.statement;

/** Durations of ISO 8601:2004, 4.4.3.2 (1.0.3 part 2, 4.6). */
final class Durations {
    private static final String DATE = "YMD";
    private static final String TIME = "HMS";

    private Durations() {}

    /** Whether {@code text} is a duration; a sign is taken, and only the last part may have a fraction. */
    static boolean isValid(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 2 : 1;
        if (text.length() < start + 2 || text.charAt(start - 1) != 'P') {
            return false;
        }
        if (text.endsWith("W")) {
            return numberEnd(text, start) == text.length() - 1;
        }
        int time = text.indexOf('T', start);
        if (time < 0) {
            // The specification's own example, P16559.14S, has seconds without a T.
            return parts(text, start, text.length(), DATE) || parts(text, start, text.length(), "S");
        }
        boolean wholeDate = text.substring(start, time).matches("[^.,]*");
        return (time == start || (wholeDate && parts(text, start, time, DATE)))
                && parts(text, time + 1, text.length(), TIME);
    }

    /** The text as it is compared: seconds beyond two decimals do not count. */
    static String comparable(String text) {
        int point = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (point < 0 || !text.endsWith("S")) {
            return text;
        }
        int end = Math.min(point + 3, text.length() - 1);
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, point) + (end == point + 1 ? "" : "." + text.substring(point + 1, end)) + "S";
    }

    private static boolean parts(String text, int from, int to, String designators) {
        int at = from;
        int next = 0;
        while (at < to) {
            int end = numberEnd(text, at);
            int found = end < 0 || end >= to ? -1 : designators.indexOf(text.charAt(end), next);
            boolean fraction = found >= 0 && text.substring(at, end).matches(".*[.,].*");
            if (found < 0 || (fraction && end != to - 1)) {
                return false;
            }
            next = found + 1;
            at = end + 1;
        }
        return at > from;
    }

    /** Index behind a number with an optional fraction, or -1 where there is none. */
    private static int numberEnd(String text, int from) {
        int at = digitsEnd(text, from);
        if (at == from) {
            return -1;
        }
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int end = digitsEnd(text, at + 1);
            return end == at + 1 ? -1 : end;
        }
        return at;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
