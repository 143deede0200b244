package org.kakehashi.hub.lti.internal.registration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Custom parameters as forms have them: one a line, {@code name=value}. */
public final class ParameterLines {
    private ParameterLines() {}

    /** What the lines say. A line without {@code =} becomes a parameter without a value, which the rules refuse by name. */
    public static Map<String, String> read(@Nullable String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String line : lines(text)) {
            int equals = line.indexOf('=');
            parameters.put(
                    equals < 0 ? line : line.substring(0, equals).strip(),
                    equals < 0 ? "" : line.substring(equals + 1).strip());
        }
        return parameters;
    }

    static String written(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** What isn't blank, line by line. */
    static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
