package org.kakehashi.hub.lrs.internal.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.lrs.AgentId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A valid statement as text that two statements share if and only if they are the same by 1.0.3 part 2, 2.3.1: without
 * what a store may assign or change (id, stored, authority, version, timestamp, definitions, displays), group members in
 * one order, single context activities as lists, case-insensitive text lowered, numbers by value, durations to 0.01 s.
 * Made only when an id comes in again, so it may change without touching what is stored.
 */
final class CanonicalForm {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
    private static final List<String> ASSIGNED = List.of("id", "stored", "authority", "version", "timestamp");
    private static final List<String> CONTEXT_ACTIVITIES = List.of("parent", "grouping", "category", "other");

    private CanonicalForm() {}

    static String of(byte[] statement) {
        return of((ObjectNode) JSON.readTree(statement));
    }

    /** Of a statement without the attachments that sign it, or without any. */
    static String unsigned(byte[] statement, boolean withAttachments) {
        ObjectNode root = (ObjectNode) JSON.readTree(statement);
        if (withAttachments && root.get("attachments") instanceof ArrayNode attachments) {
            attachments.removeIf(each -> each.path("usageType").asString("").equals(Attachment.SIGNATURE));
        } else {
            root.remove("attachments");
        }
        return of(root);
    }

    private static String of(ObjectNode root) {
        root.remove(ASSIGNED);
        part(root);
        return JSON.writeValueAsString(numbersByValue(root));
    }

    private static void part(ObjectNode part) {
        object(part.get("actor"), CanonicalForm::agent);
        object(part.get("verb"), verb -> verb.remove("display"));
        object(part.get("object"), CanonicalForm::target);
        object(part.get("result"), result -> text(result, "duration", Durations::comparable));
        object(part.get("context"), CanonicalForm::context);
        each(part.get("attachments"), CanonicalForm::attachment);
        text(part, "timestamp", value -> Timestamps.text(Timestamps.micros(value, false)));
    }

    private static void target(ObjectNode object) {
        switch (object.path("objectType").asString("Activity")) {
            case "Agent", "Group" -> agent(object);
            case "SubStatement" -> part(object);
            case "StatementRef" -> text(object, "id", CanonicalForm::lower);
            default -> object.remove("definition");
        }
    }

    private static void agent(ObjectNode agent) {
        text(agent, "mbox", value -> AgentId.mbox(value).value());
        text(agent, "mbox_sha1sum", CanonicalForm::lower);
        if (agent.get("member") instanceof ArrayNode members) {
            each(members, CanonicalForm::agent);
            List<JsonNode> sorted = new ArrayList<>(members.valueStream().toList());
            sorted.sort(java.util.Comparator.comparing(JSON::writeValueAsString));
            members.removeAll().addAll(sorted);
        }
    }

    private static void context(ObjectNode context) {
        text(context, "registration", CanonicalForm::lower);
        text(context, "language", CanonicalForm::lower);
        object(context.get("instructor"), CanonicalForm::agent);
        object(context.get("team"), CanonicalForm::agent);
        object(context.get("statement"), reference -> text(reference, "id", CanonicalForm::lower));
        each(context.get("contextAgents"), item -> object(item.get("agent"), CanonicalForm::agent));
        each(context.get("contextGroups"), item -> object(item.get("group"), CanonicalForm::agent));
        object(context.get("contextActivities"), CanonicalForm::contextActivities);
    }

    private static void contextActivities(ObjectNode activities) {
        for (String key : CONTEXT_ACTIVITIES) {
            if (activities.get(key) instanceof ObjectNode single) {
                activities.putArray(key).add(single);
            }
            each(activities.get(key), activity -> activity.remove("definition"));
        }
    }

    private static void attachment(ObjectNode attachment) {
        text(attachment, "sha2", CanonicalForm::lower);
        for (String map : List.of("display", "description")) {
            if (attachment.get(map) instanceof ObjectNode languages) {
                ObjectNode lowered = JSON.createObjectNode();
                languages.forEachEntry((tag, value) -> lowered.set(lower(tag), value));
                attachment.set(map, lowered);
            }
        }
    }

    private static void object(@Nullable JsonNode node, Consumer<ObjectNode> change) {
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
    }

    private static void each(@Nullable JsonNode node, Consumer<ObjectNode> change) {
        if (node instanceof ArrayNode array) {
            array.forEach(item -> object(item, change));
        }
    }

    private static void text(ObjectNode object, String key, UnaryOperator<String> change) {
        if (object.get(key) instanceof tools.jackson.databind.node.StringNode text) {
            object.put(key, change.apply(text.stringValue()));
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static JsonNode numbersByValue(JsonNode node) {
        if (node.isNumber()) {
            return JsonNodeFactory.instance.numberNode(node.decimalValue().stripTrailingZeros());
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .toList()
                    .forEach(name -> object.set(name, numbersByValue(object.get(name))));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, numbersByValue(array.get(i)));
            }
        }
        return node;
    }
}
