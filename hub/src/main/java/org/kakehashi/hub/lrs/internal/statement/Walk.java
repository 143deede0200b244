package org.kakehashi.hub.lrs.internal.statement;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One pass over the tokens of a body: where it stands, what it found of the current statement, and how it refuses. */
final class Walk {
    private static final int LONGEST_EXPONENT = 9;

    private final JsonParser json;
    private final SpecVersion version;

    Walk(JsonParser json, SpecVersion version) {
        this.json = json;
        this.version = version;
    }

    JsonParser json() {
        return json;
    }

    SpecVersion version() {
        return version;
    }

    /** Steps to the value of the next member. Its name, or null where the object ends. */
    String nextMember() {
        String name = json.nextName();
        return name;
    }

    /** Byte offset of the value at which the walk stands. */
    int valueStart() {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    /** Byte offset behind the value at which the walk stands; for an object or array, once it was read. */
    int valueEnd() {
        json.finishToken();
        return (int) json.currentLocation().getByteOffset();
    }

    boolean at(JsonToken token) {
        return json.currentToken() == token;
    }

    void expect(JsonToken token, Rule otherwise) {
        if (json.currentToken() != token) {
            throw rejectType(otherwise);
        }
    }

    /** A string of any content. */
    void text() {
        expect(JsonToken.VALUE_STRING, Rule.STRING_EXPECTED);
    }

    /** A string that has a format. */
    String string() {
        expect(JsonToken.VALUE_STRING, Rule.STRING_EXPECTED);
        return json.getString();
    }

    /** Refuses the number at which the walk stands if its exponent is beyond what decimal arithmetic bears. */
    void exponent() {
        String text = json.getString();
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        boolean signed = e >= 0 && (text.charAt(e + 1) == '-' || text.charAt(e + 1) == '+');
        if (e >= 0 && text.length() - e - (signed ? 2 : 1) > LONGEST_EXPONENT) {
            throw reject(Rule.NUMBER_RANGE);
        }
    }

    double number() {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw rejectType(Rule.NUMBER_EXPECTED);
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            exponent();
        }
        return json.getDoubleValue();
    }

    void bool() {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw rejectType(Rule.BOOLEAN_EXPECTED);
        }
    }

    String iri() {
        String value = string();
        return Formats.isIri(value) ? value : fail(Rule.IRI);
    }

    java.util.UUID uuid() {
        String value = string();
        if (!Formats.isUuid(value)) {
            throw reject(Rule.UUID);
        }
        return java.util.UUID.fromString(value);
    }

    void languageTag() {
        if (!LanguageTag.isValid(string())) {
            throw reject(Rule.LANGUAGE_TAG);
        }
    }

    /** Microseconds since 1970. */
    long timestamp() {
        long micros = Timestamps.micros(string(), version.wantsRfc3339());
        if (micros == Timestamps.INVALID) {
            throw reject(version.wantsRfc3339() ? Rule.RFC3339 : Rule.TIMESTAMP);
        }
        return micros;
    }

    private Rejected rejectType(Rule otherwise) {
        return reject(at(JsonToken.VALUE_NULL) ? Rule.NULL_VALUE : otherwise);
    }

    private String fail(Rule rule) {
        throw reject(rule);
    }

    /** Refuses the value (or property name) at which the walk stands. */
    Rejected reject(Rule rule) {
        return new Rejected(new Rejection(pointer(), shown(), rule));
    }

    /** Refuses a member of the object that was just read, or should have been there. */
    Rejected rejectMember(String name, Rule rule, String value) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new Rejected(new Rejection(pointer() + "/" + escaped, value, rule));
    }

    private String pointer() {
        return json.streamReadContext().pathAsPointer().toString();
    }

    private String shown() {
        return switch (json.currentToken()) {
            case START_OBJECT, END_OBJECT -> "{…}";
            case START_ARRAY, END_ARRAY -> "[…]";
            case null -> "";
            default -> json.getString();
        };
    }
}
