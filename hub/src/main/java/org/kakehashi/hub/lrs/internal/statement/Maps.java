package org.kakehashi.hub.lrs.internal.statement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Objects whose keys are data: language maps and extensions (1.0.3 part 2, 4.1 and 4.2), and lists. */
final class Maps {
    private Maps() {}

    /** Language tags to strings. */
    static void languages(Walk walk) {
        map(
                walk,
                tag -> {
                    if (!LanguageTag.isValid(tag)) {
                        throw walk.reject(Rule.LANGUAGE_TAG);
                    }
                },
                Walk::text);
    }

    /** IRIs to any JSON. */
    static void extensions(Walk walk) {
        map(
                walk,
                key -> {
                    if (!Formats.isIri(key)) {
                        throw walk.reject(Rule.IRI);
                    }
                },
                Maps::anyValue);
    }

    /** Each item of an array. */
    static void array(Walk walk, Consumer<Walk> item) {
        walk.expect(JsonToken.START_ARRAY, Rule.ARRAY_EXPECTED);
        while (walk.json().nextToken() != JsonToken.END_ARRAY) {
            item.accept(walk);
        }
    }

    private static void map(Walk walk, Consumer<String> key, Consumer<Walk> value) {
        walk.expect(JsonToken.START_OBJECT, Rule.OBJECT_EXPECTED);
        Set<String> seen = new HashSet<>(4);
        for (String name = walk.nextMember(); name != null; name = walk.nextMember()) {
            once(walk, seen, name);
            key.accept(name);
            walk.json().nextToken();
            value.accept(walk);
        }
    }

    /** Skips a value of any kind; even there a key may not stand twice. */
    private static void anyValue(Walk walk) {
        JsonParser json = walk.json();
        Deque<Set<String>> open = new ArrayDeque<>();
        do {
            switch (json.currentToken()) {
                case START_OBJECT -> open.push(new HashSet<>());
                case START_ARRAY -> open.push(Set.of());
                case END_OBJECT, END_ARRAY -> open.pop();
                case PROPERTY_NAME -> once(walk, open.element(), json.currentName());
                case VALUE_NUMBER_FLOAT -> walk.exponent();
                default -> {}
            }
        } while (!open.isEmpty() && json.nextToken() != null);
    }

    private static void once(Walk walk, Set<String> seen, String name) {
        if (!seen.add(name)) {
            throw walk.reject(Rule.DUPLICATE_KEY);
        }
    }
}
