package org.kakehashi.connectors.schoolaffairscsv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The mappings that come with the connector, as resources {@code mappings/<name>.json}. */
final class BuiltInMappings {

    /** Their names. */
    static final List<String> NAMES = List.of(
            "standard-attendance",
            "standard-mood",
            "standard-lesson-mood",
            "standard-nurse-visit",
            "standard-observation",
            "standard-guidance",
            "standard-health-check",
            "standard-survey-answer",
            "standard-survey-wide",
            "standard-test-result",
            "standard-test-result-wide",
            "standard-support-centre",
            "standard-online-lesson",
            "standard-teaching-record",
            "standard-timetable",
            "standard-timetable-wide",
            "standard-school-calendar",
            "standard-attendance-month");

    private BuiltInMappings() {}

    /** The JSON of a mapping. */
    static Optional<String> json(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = BuiltInMappings.class.getResourceAsStream("mappings/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its mapping " + name);
            }
            return Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
