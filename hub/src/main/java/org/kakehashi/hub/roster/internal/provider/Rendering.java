package org.kakehashi.hub.roster.internal.provider;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.internal.provider.model.Field;
import org.kakehashi.hub.roster.internal.provider.model.Field.Kind;
import org.kakehashi.hub.roster.internal.provider.model.Target;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an object's JSON of its row. What is empty is left out.
 *
 * @param hub the hub's address
 * @param aliases by person id; empty where persons go by their source's ids
 * @param ids the client's, of objects that go by such
 */
record Rendering(
        String hub,
        boolean pairwise,
        Map<UUID, String> aliases,
        @Nullable ClientIds ids) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String METADATA = "metadata";

    ObjectNode object(List<Field> fields, ListingStore.Row row, Set<String> withheld) {
        ObjectNode object = JSON.createObjectNode();
        ObjectNode metadata = JSON.createObjectNode();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Object value = row.at(i);
            if (withheld.contains(field.path())) {
                object.put(field.path(), "");
            } else if (value != null && field.path().equals(METADATA)) {
                delivered(metadata, JSON.readTree(value.toString()));
            } else if (value != null && field.path().startsWith(METADATA + ".")) {
                metadata.set(
                        field.path().substring(METADATA.length() + 1),
                        field.kind() == Kind.NUMBER ? JSON.valueToTree(value.toString()) : JSON.valueToTree(value));
            } else if (value != null) {
                put(object, field, value);
            }
        }
        if (!metadata.isEmpty()) {
            object.set(METADATA, metadata);
        }
        return object;
    }

    private static void delivered(ObjectNode metadata, JsonNode given) {
        given.properties()
                .forEach(each -> metadata.set(
                        each.getKey().startsWith(METADATA + ".")
                                ? each.getKey().substring(METADATA.length() + 1)
                                : each.getKey(),
                        each.getValue()));
    }

    private void put(ObjectNode object, Field field, Object value) {
        switch (field.kind()) {
            case NUMBER -> object.put(field.path(), (BigDecimal) value);
            case CLIENT_ID ->
                object.put(field.path(), Objects.requireNonNull(ids).told(UUID.fromString(value.toString())));
            case PERSON_ID -> object.put(field.path(), person(value.toString()));
            case REF -> {
                ObjectNode reference = reference(field.target(), value.toString());
                if (reference != null) {
                    object.set(field.path(), reference);
                }
            }
            case WORDS, REFS -> {
                ArrayNode list = list(field, (List<?>) value);
                if (!list.isEmpty()) {
                    object.set(field.path(), list);
                }
            }
            case OBJECTS -> object.set(field.path(), objects(JSON.readTree(value.toString())));
            default -> object.put(field.path(), value.toString());
        }
    }

    private ArrayNode list(Field field, List<?> values) {
        ArrayNode list = JSON.createArrayNode();
        for (Object value : values) {
            if (field.kind() == Kind.WORDS) {
                list.add(value.toString());
            } else {
                ObjectNode reference = reference(field.target(), value.toString());
                if (reference != null) {
                    list.add(reference);
                }
            }
        }
        return list;
    }

    /** Roles name their org by its id alone. */
    private JsonNode objects(JsonNode list) {
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode each : list) {
            if (each instanceof ObjectNode role && role.path("org").isString()) {
                role.set("org", reference(Target.ORG, role.path("org").asString()));
            }
            kept.add(each);
        }
        return JSON.createArrayNode().addAll(kept);
    }

    /** Null: a person who isn't told of. */
    private @Nullable ObjectNode reference(@Nullable Target target, String id) {
        String told = target == Target.USER ? person(id) : id;
        if (target == null || told == null) {
            return null;
        }
        return JSON.createObjectNode()
                .put("href", hub + target.path() + encoded(told))
                .put("sourcedId", told)
                .put("type", target.type());
    }

    private @Nullable String person(String id) {
        return pairwise ? aliases.get(UUID.fromString(id)) : id;
    }

    private static String encoded(String id) {
        return UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    /** The persons whom a row names under pairwise identifiers. */
    static void persons(List<Field> fields, ListingStore.Row row, Set<UUID> found) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Object value = row.at(i);
            boolean names = field.kind() == Kind.PERSON_ID || field.target() == Target.USER;
            if (names && value instanceof List<?> many) {
                many.forEach(one -> found.add(UUID.fromString(one.toString())));
            } else if (names && value != null) {
                found.add(UUID.fromString(value.toString()));
            }
        }
    }
}
