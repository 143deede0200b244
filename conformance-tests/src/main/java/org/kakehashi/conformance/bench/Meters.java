package org.kakehashi.conformance.bench;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the hub's timers have counted so far, read from {@code /actuator/prometheus}; times in milliseconds. */
final class Meters {
    private static final Pattern LINE = Pattern.compile("(\\w+)_seconds_(count|sum|bucket)(\\{[^}]*})? (\\S+)");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");
    private static final long FIRST_MICROS = 20;
    private static final long LAST_MICROS = 100_000;

    /**
     * One timer.
     *
     * @param buckets how often it took at most so long
     */
    record Timer(double count, double sum, NavigableMap<Double, Double> buckets) {
        Timer since(Timer before) {
            NavigableMap<Double, Double> more = new TreeMap<>();
            buckets.forEach((bound, times) -> more.put(bound, times - before.buckets.getOrDefault(bound, 0.0)));
            return new Timer(count - before.count, sum - before.sum, more);
        }

        /** The median, taken as even within its bucket, which is at most a twentieth wide. */
        double median() {
            double half = count / 2;
            double bound = 0;
            double times = 0;
            for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
                if (bucket.getValue() >= half && bucket.getValue() > times) {
                    double share = (half - times) / (bucket.getValue() - times);
                    return Double.isInfinite(bucket.getKey()) ? bound : bound + share * (bucket.getKey() - bound);
                }
                bound = bucket.getKey();
                times = bucket.getValue();
            }
            return bound;
        }
    }

    private final String text;

    /** @param text as the hub gave it */
    Meters(String text) {
        this.text = text;
    }

    /** The hub's argument that lets a timer count in buckets fine enough for a median. */
    static String buckets(String timer) {
        return "--management.metrics.distribution.slo." + timer + "="
                + Stream.iterate(FIRST_MICROS, each -> each < LAST_MICROS, each -> each + Math.max(1, each / 20))
                        .map(each -> each + "us")
                        .collect(Collectors.joining(","));
    }

    /** All that has this name, as Prometheus writes it without its unit, and that part in its labels. */
    Timer timer(String name, String label) {
        double count = 0;
        double sum = 0;
        NavigableMap<Double, Double> buckets = new TreeMap<>();
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            String labels = lines.group(3) == null ? "" : lines.group(3);
            if (lines.group(1).equals(name) && labels.contains(label)) {
                double value = Double.parseDouble(lines.group(4));
                switch (lines.group(2)) {
                    case "count" -> count += value;
                    case "sum" -> sum += value * 1e3;
                    default -> buckets.merge(bound(labels), value, Double::sum);
                }
            }
        }
        return new Timer(count, sum, buckets);
    }

    /** The largest value of a gauge; none: 0. */
    double gauge(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElse(0);
    }

    private static double bound(String labels) {
        Matcher bound = BOUND.matcher(labels);
        return !bound.find() || bound.group(1).equals("+Inf")
                ? Double.POSITIVE_INFINITY
                : Double.parseDouble(bound.group(1)) * 1e3;
    }
}
