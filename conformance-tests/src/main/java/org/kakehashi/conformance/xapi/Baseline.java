package org.kakehashi.conformance.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures that are known, each with its reason: one a line, {@code title of the check;reason}. Lines beginning with # are for readers.
 * A known failure does not fail a run; one that passes by now does, so that the list stays honest.
 */
public final class Baseline {
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Baseline() {}

    /** A baseline that knows of no failure. */
    public static Baseline none() {
        return new Baseline();
    }

    /** Reads the file, or knows of no failure where there is none. */
    public static Baseline read(Path file) throws IOException {
        Baseline baseline = new Baseline();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, UTF_8)) {
                int semicolon = line.lastIndexOf(';');
                if (!line.startsWith("#") && semicolon > 0) {
                    baseline.reasons.put(
                            line.substring(0, semicolon),
                            line.substring(semicolon + 1).strip());
                }
            }
        }
        return baseline;
    }

    /** Whether a check is known to fail. */
    public boolean knows(Check check) {
        return reasons.containsKey(check.title());
    }

    /** Why a check is known to fail; empty where it isn't. */
    public String reason(Check check) {
        return reasons.getOrDefault(check.title(), "");
    }

    /** The outcomes that are not as they should be: failures that are not known, and known ones that pass. */
    public List<Outcome> surprises(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.passed() == knows(outcome.check()))
                .toList();
    }
}
