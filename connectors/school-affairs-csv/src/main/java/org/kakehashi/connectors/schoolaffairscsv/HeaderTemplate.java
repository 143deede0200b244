package org.kakehashi.connectors.schoolaffairscsv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of a wide layout's columns look like: {@code {date}日}, {@code {subject}({domain})}, or a name as it
 * stands. Matching takes time in proportion to the name, which regular expressions from outside would not promise.
 */
record HeaderTemplate(List<Part> parts) {

    /** A piece of a template: the name of a field, or text as it stands. */
    record Part(String text, boolean field) {}

    /** The template; empty where braces are not closed, or two fields have nothing between them. */
    static Optional<HeaderTemplate> of(String text) {
        List<Part> parts = new ArrayList<>();
        int place = 0;
        while (place < text.length()) {
            int open = text.indexOf('{', place);
            int end = open < 0 ? text.length() : open;
            if (end > place) {
                parts.add(new Part(text.substring(place, end), false));
            } else if (!parts.isEmpty() && open >= 0) {
                return Optional.empty();
            }
            int close = open < 0 ? text.length() - 1 : text.indexOf('}', open);
            if (close < 0) {
                return Optional.empty();
            }
            if (open >= 0) {
                parts.add(new Part(text.substring(open + 1, close), true));
            }
            place = close + 1;
        }
        return Optional.of(new HeaderTemplate(parts));
    }

    /** The fields that it names. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        parts.stream().filter(Part::field).forEach(part -> fields.add(part.text()));
        return fields;
    }

    /** What a column's name says of the fields; empty where it looks otherwise. */
    Optional<Map<String, String>> match(String name) {
        Map<String, String> found = new LinkedHashMap<>();
        int place = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (!part.field()) {
                if (!name.startsWith(part.text(), place)) {
                    return Optional.empty();
                }
                place += part.text().length();
                continue;
            }
            int end = end(name, place, i);
            if (end <= place) {
                return Optional.empty();
            }
            found.put(part.text(), name.substring(place, end).strip());
            place = end;
        }
        return place == name.length() && found.values().stream().noneMatch(String::isEmpty)
                ? Optional.of(found)
                : Optional.empty();
    }

    private int end(String name, int place, int field) {
        if (field == parts.size() - 1) {
            return name.length();
        }
        String next = parts.get(field + 1).text();
        boolean last = field == parts.size() - 2;
        return last ? name.length() - next.length() : name.indexOf(next, place);
    }
}
