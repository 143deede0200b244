package org.kakehashi.conformance.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Options of a command line: {@code --name value}. An option without a value is {@code true}; one that is empty was not given. */
public final class Options {
    private final Map<String, String> values = new HashMap<>();

    /** Reads a command line. */
    public Options(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                boolean bare = i + 1 == arguments.length || arguments[i + 1].startsWith("--");
                values.put(arguments[i].substring(2), bare ? "true" : arguments[++i]);
            }
        }
    }

    /** The option's value, where it was given. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** The option's value, or another where it was not given. */
    public String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }
}
