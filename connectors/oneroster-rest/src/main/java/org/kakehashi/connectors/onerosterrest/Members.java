package org.kakehashi.connectors.onerosterrest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Words;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Rule;
import org.kakehashi.connectors.spi.Severity;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object by name, and what is wrong with them. One that breaks a rule is reported and makes the item unsound.
 * {@code null} and empty texts count as absent.
 */
class Members {

    static final int LONGEST_TEXT = 2000;
    private static final int MOST_PARTS = 500;

    private final JsonNode json;
    private final String path;
    private final Place place;

    /**
     * @param path where the object stands in the item, ending in a slash; empty for the item itself
     * @param place where the item stands in its collection
     */
    Members(JsonNode json, String path, Place place) {
        this.json = json;
        this.path = path;
        this.place = place;
    }

    Words words() {
        return place.words();
    }

    boolean isSound() {
        return place.isSound();
    }

    /** Reports a rule that a member breaks. */
    void report(Rule rule, String name, Object... details) {
        JsonNode found = json.path(name);
        report(rule, name, found.isValueNode() ? found.asString("") : null, details);
    }

    /** The same, without saying what stands there. */
    void reportSecret(Rule rule, String name) {
        report(rule, name, null, new Object[0]);
    }

    private void report(Rule rule, String name, @Nullable String value, Object[] details) {
        Finding finding = rule.brokenIn(place.file(), details).atLine(place.number());
        String where = path + name;
        place.report(where.isEmpty() ? finding : finding.at(where, value == null ? null : value.replace('\0', '?')));
        if (rule.severity() == Severity.ERROR) {
            place.unsound();
        }
    }

    /** A text, or a number as it is written. */
    @Nullable
    String text(String name) {
        JsonNode found = json.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return null;
        }
        if (!found.isString() && !found.isNumber()) {
            report(ItemRule.SHAPE, name, "\"…\"");
            return null;
        }
        String text = found.asString("");
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            report(ItemRule.TEXT, name, LONGEST_TEXT);
            return null;
        }
        return text.isEmpty() || text.equals("NULL") ? null : text;
    }

    String required(String name) {
        boolean wasSound = place.isSound();
        String text = text(name);
        if (text == null && (wasSound == place.isSound())) {
            report(ItemRule.REQUIRED, name);
        }
        return text == null ? "" : text;
    }

    /** What stands under that name, whatever it is. */
    JsonNode member(String name) {
        return json.path(name);
    }

    /** Whether nothing stands under that name. */
    boolean isAbsent(String name) {
        return json.path(name).isMissingNode() || json.path(name).isNull();
    }

    /** An object that stands in this one. */
    Item inside(JsonNode found, String name) {
        return new Item(found, path + name + "/", place);
    }

    List<JsonNode> list(String name) {
        JsonNode found = json.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return List.of();
        }
        if (!found.isArray() || found.size() > MOST_PARTS) {
            report(ItemRule.SHAPE, name, "[…]");
            return List.of();
        }
        List<JsonNode> list = new ArrayList<>();
        found.forEach(list::add);
        return list;
    }
}
