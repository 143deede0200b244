package org.kakehashi.hub.demo.study;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fraction of two whole numbers as a pupil writes it.
 *
 * @param numerator above the line
 * @param denominator below the line, not 0
 */
record Fraction(long numerator, long denominator) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*/\\s*(\\d{1,6})");

    static Optional<Fraction> parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches() || Long.parseLong(match.group(2)) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Fraction(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))));
    }

    static boolean sameValue(String left, String right) {
        return parse(left)
                .flatMap(a -> parse(right).map(b -> a.numerator * b.denominator == b.numerator * a.denominator))
                .orElse(false);
    }
}
