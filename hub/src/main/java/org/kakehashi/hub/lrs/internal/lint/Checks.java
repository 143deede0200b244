package org.kakehashi.hub.lrs.internal.lint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kakehashi.hub.lrs.internal.lint.Condition.Check;
import org.kakehashi.hub.lrs.internal.statement.Timestamps;
import tools.jackson.databind.JsonNode;

/**
 * Every check that a rule may name. Numbers are compared as doubles: a statement's may have any exponent, and exact arithmetic
 * on it could take all memory.
 */
final class Checks {
    /** Rounded or cut at the seventh decimal. */
    private static final double ROUNDING = 1.1e-7;

    private static final Pattern DURATION = Pattern.compile("P(?:(\\d+(?:[.,]\\d+)?)Y)?(?:(\\d+(?:[.,]\\d+)?)M)?"
            + "(?:(\\d+(?:[.,]\\d+)?)W)?(?:(\\d+(?:[.,]\\d+)?)D)?"
            + "(?:T(?:(\\d+(?:[.,]\\d+)?)H)?(?:(\\d+(?:[.,]\\d+)?)M)?(?:(\\d+(?:[.,]\\d+)?)S)?)?");
    private static final double[] SECONDS = {31_557_600, 2_629_800, 604_800, 86_400, 3_600, 60, 1};

    private Checks() {}

    @FunctionalInterface
    private interface Comparison {
        boolean holds(double value, double other);
    }

    /**
     * Reads one check.
     *
     * @param name as rules write it
     * @param argument what it compares with
     * @param prefixes of the profile
     */
    static Check of(String name, JsonNode argument, Map<String, String> prefixes) {
        return switch (name) {
            case "is" -> is(argument, prefixes);
            case "in" -> in(argument, prefixes);
            case "matches" -> matches(Pattern.compile(argument.asString()));
            case "type" -> type(argument.asString());
            case "min" -> number((value, bound) -> value >= bound, argument.doubleValue());
            case "max" -> number((value, bound) -> value <= bound, argument.doubleValue());
            case "decimals" -> decimals(argument.intValue());
            case "atLeast" -> compared((value, other) -> value >= other, Path.parse(argument.asString(), prefixes));
            case "below" -> compared((value, other) -> value < other, Path.parse(argument.asString(), prefixes));
            case "lastSegmentOf" -> lastSegment(Path.parse(argument.asString(), prefixes));
            case "scaled" -> (value, subject) -> isScaled(value);
            case "notLaterBy" -> notLater(Duration.parse(argument.asString()));
            case "notBefore" -> notBefore(Instant.parse(argument.asString()));
            case "longest" -> longest(Duration.parse(argument.asString()));
            default -> throw new IllegalArgumentException("There is no check " + name);
        };
    }

    private static Check is(JsonNode wanted, Map<String, String> prefixes) {
        String text = Path.written(wanted.asString(), prefixes);
        return wanted.isString()
                ? (value, subject) -> value.isString() && value.stringValue().equals(text)
                : (value, subject) -> value.equals(wanted);
    }

    private static Check in(JsonNode wanted, Map<String, String> prefixes) {
        Set<String> all = wanted.valueStream()
                .map(one -> Path.written(one.asString(), prefixes))
                .collect(Collectors.toSet());
        return (value, subject) -> value.isString() && all.contains(value.stringValue());
    }

    private static Check matches(Pattern pattern) {
        return (value, subject) ->
                value.isString() && pattern.matcher(value.stringValue()).find();
    }

    private static Check type(String type) {
        return switch (type) {
            case "string" -> (value, subject) -> value.isString();
            case "boolean" -> (value, subject) -> value.isBoolean();
            case "number" -> (value, subject) -> value.isNumber();
            case "integer" -> (value, subject) -> value.isIntegralNumber() || (value.isNumber() && isWhole(value));
            case "strings" ->
                (value, subject) -> value.isArray()
                        && !value.isEmpty()
                        && value.valueStream().allMatch(JsonNode::isString);
            default -> throw new IllegalArgumentException("There is no type " + type);
        };
    }

    private static boolean isWhole(JsonNode value) {
        return value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static double number(JsonNode value) {
        return value.decimalValue().doubleValue();
    }

    private static Check number(Comparison right, double bound) {
        return (value, subject) -> value.isNumber() && right.holds(number(value), bound);
    }

    private static Check compared(Comparison right, Path other) {
        return (value, subject) -> value.isNumber()
                && other.of(subject.statement()).stream()
                        .filter(JsonNode::isNumber)
                        .allMatch(one -> right.holds(number(value), number(one)));
    }

    private static Check decimals(int most) {
        return (value, subject) -> value.isNumber() && decimals(value.decimalValue()) <= most;
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }

    private static Check lastSegment(Path of) {
        return (value, subject) -> value.isString()
                && of.of(subject.statement()).stream()
                        .map(JsonNode::asString)
                        .allMatch(iri -> iri.endsWith("/" + value.stringValue()));
    }

    /** {@code scaled = (raw − min) / (max − min)}; where raw, max or scaled is missing there is nothing to compare. */
    private static boolean isScaled(JsonNode score) {
        List<String> needed = List.of("scaled", "raw", "max");
        if (!needed.stream().allMatch(name -> score.path(name).isNumber())) {
            return true;
        }
        double min = score.path("min").isNumber() ? number(score.path("min")) : 0;
        double range = number(score.path("max")) - min;
        double expected = (number(score.path("raw")) - min) / range;
        return range == 0 || Math.abs(number(score.path("scaled")) - expected) <= ROUNDING;
    }

    private static Check notLater(Duration tolerance) {
        return (value, subject) -> {
            long micros = Timestamps.micros(value.asString(""), false);
            return micros == Timestamps.INVALID
                    || micros / 1000 <= subject.at().plus(tolerance).toEpochMilli();
        };
    }

    private static Check notBefore(Instant first) {
        return (value, subject) -> {
            long micros = Timestamps.micros(value.asString(""), false);
            return micros == Timestamps.INVALID || micros / 1000 >= first.toEpochMilli();
        };
    }

    private static Check longest(Duration most) {
        return (value, subject) -> seconds(value.asString("")) <= most.toSeconds();
    }

    private static double seconds(String duration) {
        Matcher parts = DURATION.matcher(duration);
        double seconds = 0;
        if (duration.length() <= 100 && parts.matches()) {
            for (int i = 0; i < SECONDS.length; i++) {
                String part = parts.group(i + 1);
                seconds += part == null ? 0 : Double.parseDouble(part.replace(',', '.')) * SECONDS[i];
            }
        }
        return seconds;
    }
}
