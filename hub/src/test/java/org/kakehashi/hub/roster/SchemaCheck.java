package org.kakehashi.hub.roster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks JSON by {@code oneroster/schemas.json}: the part of JSON Schema that the facts of OneRoster's OpenAPI need. */
final class SchemaCheck {
    private static final JsonNode SCHEMAS = read();

    private final List<String> faults = new ArrayList<>();

    private SchemaCheck() {}

    /** What is wrong with it, and where. */
    static List<String> faults(String schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck();
        check.check(SCHEMAS.required(schema), value, schema);
        return check.faults;
    }

    private static JsonNode read() {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/oneroster/schemas.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        if (schema.has("$ref")) {
            check(SCHEMAS.required(schema.get("$ref").asString()), value, at);
            return;
        }
        if (schema.has("anyOf") && schema.get("anyOf").valueStream().noneMatch(each -> isValid(each, value))) {
            faults.add(at + ": none of anyOf: " + value);
        }
        if (schema.has("enum") && schema.get("enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + ": not of the vocabulary: " + value);
        }
        if (schema.has("type")) {
            type(schema, value, at);
        }
    }

    private static boolean isValid(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck();
        check.check(schema, value, "");
        return check.faults.isEmpty();
    }

    private void type(JsonNode schema, JsonNode value, String at) {
        String type = schema.get("type").asString();
        boolean fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "number" -> value.isNumber();
                    default -> value.isString();
                };
        if (!fits) {
            faults.add(at + ": no " + type + ": " + value);
            return;
        }
        switch (type) {
            case "object" -> object(schema, value, at);
            case "array" -> {
                if (value.size() < schema.path("minItems").asInt(0)) {
                    faults.add(at + ": too few");
                }
                value.forEach(each -> check(schema.get("items"), each, at + "[]"));
            }
            case "string" -> string(schema, value.asString(), at);
            default -> {}
        }
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asString())) {
                faults.add(at + ": without " + name.asString());
            }
        });
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").get(member.getKey());
            if (known != null) {
                check(known, member.getValue(), at + "." + member.getKey());
            } else if (!schema.path("additionalProperties").asBoolean(true)) {
                faults.add(at + ": unknown member " + member.getKey());
            }
        });
    }

    private void string(JsonNode schema, String value, String at) {
        if (schema.has("pattern") && !value.matches(schema.get("pattern").asString())) {
            faults.add(at + ": not of the pattern: " + value);
        }
        try {
            switch (schema.path("format").asString("")) {
                case "date" -> LocalDate.parse(value);
                case "date-time" -> OffsetDateTime.parse(value);
                case "uri" -> {
                    if (!URI.create(value).isAbsolute()) {
                        faults.add(at + ": no absolute URI: " + value);
                    }
                }
                default -> {}
            }
        } catch (RuntimeException e) {
            faults.add(at + ": not of the format: " + value);
        }
    }
}
