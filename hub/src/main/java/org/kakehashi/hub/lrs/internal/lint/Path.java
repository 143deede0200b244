package org.kakehashi.hub.lrs.internal.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A place in a statement, as {@code result.score.scaled}. Further steps: {@code [name]} for a name that isn't plain, as of an
 * extension; {@code [*]} for each item of an array, where a single object counts as one item (1.0.3 part 2, 2.4.6.2); {@code ~} for
 * the names of an object's members.
 *
 * @param text for people: prefixes written out
 * @param steps names, {@code *} and {@code ~}
 */
record Path(String text, List<String> steps) {
    private static final String EACH = "*";
    private static final String NAMES = "~";

    /** Reads a path; in brackets, {@code prefix:rest} is written out by {@code prefixes}. */
    static Path parse(String source, Map<String, String> prefixes) {
        List<String> steps = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            boolean bracket = source.charAt(at) == '[';
            int end = bracket ? source.indexOf(']', at) : nameEnd(source, at);
            String step = bracket ? written(source.substring(at + 1, end), prefixes) : source.substring(at, end);
            if (!step.equals(NAMES)) {
                shown.append(bracket ? "" : shown.isEmpty() ? "" : ".").append(bracket ? shown(step) : step);
            }
            steps.add(step);
            at = bracket ? end + 1 : end;
            at += at < source.length() && source.charAt(at) == '.' ? 1 : 0;
        }
        return new Path(shown.toString(), List.copyOf(steps));
    }

    /** {@code prefix:rest} written out, where that prefix is known; anything else as it is. */
    static String written(String text, Map<String, String> prefixes) {
        int colon = text.indexOf(':');
        String base = colon < 0 ? null : prefixes.get(text.substring(0, colon));
        return base == null ? text : base + text.substring(colon + 1);
    }

    private static int nameEnd(String source, int from) {
        int at = from;
        while (at < source.length() && source.charAt(at) != '.' && source.charAt(at) != '[') {
            at++;
        }
        return at;
    }

    private static String shown(String step) {
        return step.equals(EACH) ? "[*]" : "[\"" + step + "\"]";
    }

    /** What stands at this place: nothing, one value or several. null counts as nothing. */
    List<JsonNode> of(JsonNode statement) {
        List<JsonNode> found = new ArrayList<>();
        any(statement, value -> {
            found.add(value);
            return false;
        });
        return found;
    }

    /** Whether one of the values that stand at this place passes; looks no further then. */
    boolean any(JsonNode statement, Predicate<JsonNode> test) {
        return any(statement, 0, test);
    }

    private boolean any(JsonNode node, int depth, Predicate<JsonNode> test) {
        if (depth == steps.size()) {
            return test.test(node);
        }
        String step = steps.get(depth);
        return switch (step) {
            case EACH -> node.isArray() ? anyOf(node, depth + 1, test) : any(node, depth + 1, test);
            case NAMES -> anyName(node, depth + 1, test);
            default -> {
                JsonNode next = node.get(step);
                yield next != null && !next.isNull() && any(next, depth + 1, test);
            }
        };
    }

    private boolean anyOf(JsonNode array, int depth, Predicate<JsonNode> test) {
        for (JsonNode item : array) {
            if (any(item, depth, test)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyName(JsonNode object, int depth, Predicate<JsonNode> test) {
        for (String name : object.propertyNames()) {
            if (any(StringNode.valueOf(name), depth, test)) {
                return true;
            }
        }
        return false;
    }
}
