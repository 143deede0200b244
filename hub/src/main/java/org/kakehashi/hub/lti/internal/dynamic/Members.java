package org.kakehashi.hub.lti.internal.dynamic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Members of a JSON object. Each is bounded, and of the type that is asked for or refused by its path; one that is {@code null} counts as
 * absent.
 *
 * @param path of the object, for descriptions; empty: the whole
 */
record Members(JsonNode object, String path) {
    private static final int LONGEST = 2000;
    private static final int MOST = 100;

    /** The whole of a document. */
    static Members of(JsonNode document) throws Unacceptable {
        if (!document.isObject()) {
            throw Unacceptable.whole("The body must be one JSON object.");
        }
        return new Members(document, "");
    }

    /** Names of its members. */
    Collection<String> names() {
        return object.propertyNames();
    }

    /** The path of a member. */
    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Optional<JsonNode> find(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** A text; null: none, or a blank one. */
    @Nullable
    String text(String name) throws Unacceptable {
        JsonNode value = find(name).orElse(null);
        if (value == null) {
            return null;
        }
        String text = text(value, path(name));
        return text.isBlank() ? null : text.strip();
    }

    /** A text that must be there. */
    String required(String name) throws Unacceptable {
        String text = text(name);
        if (text == null) {
            throw Unacceptable.of(path(name), "This member is required, as a string.");
        }
        return text;
    }

    private static String text(JsonNode value, String path) throws Unacceptable {
        if (!value.isString()) {
            throw Unacceptable.of(path, "This must be a string.");
        }
        String text = value.asString();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw Unacceptable.of(path, "This must have 2000 characters at most, without control characters.");
        }
        return text;
    }

    /** An array of texts; none: it isn't there. */
    List<String> texts(String name) throws Unacceptable {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            texts.add(text(element, path(name) + "[" + texts.size() + "]"));
        }
        return texts;
    }

    /** An object in it. */
    Optional<Members> object(String name) throws Unacceptable {
        JsonNode value = find(name).orElse(null);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw Unacceptable.of(path(name), "This must be an object.");
        }
        return Optional.of(new Members(value, path(name)));
    }

    /** An array of objects; none: it isn't there. */
    List<Members> objects(String name) throws Unacceptable {
        List<Members> objects = new ArrayList<>();
        for (JsonNode element : elements(name)) {
            String path = path(name) + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw Unacceptable.of(path, "This must be an object.");
            }
            objects.add(new Members(element, path));
        }
        return objects;
    }

    private List<JsonNode> elements(String name) throws Unacceptable {
        JsonNode value = find(name).orElse(null);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST) {
            throw Unacceptable.of(path(name), "This must be an array of " + MOST + " elements at most.");
        }
        return List.copyOf(value.values());
    }

    /** Custom parameters, whose values are strings (LTI Core 1.3, 5.4.6); numbers and booleans become such. */
    Map<String, String> parameters(String name) throws Unacceptable {
        Map<String, String> parameters = new LinkedHashMap<>();
        Members all = object(name).orElse(null);
        if (all == null) {
            return parameters;
        }
        for (String key : all.names()) {
            JsonNode value = all.object().get(key);
            boolean plain = value.isNumber() || value.isBoolean();
            parameters.put(key, plain ? value.asString() : text(value, all.path(key)));
        }
        return parameters;
    }
}
