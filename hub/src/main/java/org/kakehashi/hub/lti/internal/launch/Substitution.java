package org.kakehashi.hub.lti.internal.launch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Custom-parameter substitution (LTI Core 1.3, 5.4.6 and appendix of LTI variables): a value that is a variable's name behind
 * {@code $} becomes its value; any other, and a variable the hub doesn't know, passes as it stands.
 */
public final class Substitution {
    private Substitution() {}

    /** The parameters of a launch: those of the link, which has its deployment's behind its own, win over the tool's. */
    public static Map<String, String> merged(Map<String, String> tool, Map<String, String> link) {
        Map<String, String> merged = new LinkedHashMap<>(tool);
        merged.putAll(link);
        return merged;
    }

    /**
     * The parameters with their variables resolved.
     *
     * @param parameters names and values as registered
     * @param variables values by name, without {@code $}
     */
    static Map<String, String> resolve(Map<String, String> parameters, Map<String, String> variables) {
        Map<String, String> resolved = new LinkedHashMap<>();
        parameters.forEach((name, value) -> resolved.put(name, resolve(value, variables)));
        return resolved;
    }

    /** Those of the parameters that are one of these variables, resolved. */
    public static Map<String, String> resolvedOnly(Map<String, String> parameters, Map<String, String> variables) {
        Map<String, String> resolved = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            String found = value.startsWith("$") ? variables.get(value.substring(1)) : null;
            if (found != null) {
                resolved.put(name, found);
            }
        });
        return resolved;
    }

    /** Whether any parameter is that variable. */
    static boolean uses(Map<String, String> parameters, String variable) {
        return parameters.containsValue("$" + variable);
    }

    private static String resolve(String value, Map<String, String> variables) {
        return value.startsWith("$") ? variables.getOrDefault(value.substring(1), value) : value;
    }
}
