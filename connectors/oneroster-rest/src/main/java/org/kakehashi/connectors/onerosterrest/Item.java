package org.kakehashi.connectors.onerosterrest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Severity;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object by name and type. A member that breaks a rule is reported and makes the item unsound; its getter
 * then gives a stand-in, so that the others are looked at too. {@code null} and empty texts count as absent.
 */
final class Item {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_PARTS = 500;

    private final JsonNode json;
    private final String path;
    private final Place place;

    /** An item of a collection, which stands at that place of it. */
    Item(JsonNode json, Place place) {
        this(json, "", place);
        if (!json.isObject()) {
            report(ItemRule.SHAPE, "", "{…}");
        }
    }

    private Item(JsonNode json, String path, Place place) {
        this.json = json;
        this.path = path;
        this.place = place;
    }

    Vocabulary vocabulary() {
        return place.vocabulary();
    }

    boolean isSound() {
        return place.isSound();
    }

    /** Reports a rule that a member breaks. */
    void report(ItemRule rule, String name, Object... details) {
        JsonNode found = json.path(name);
        report(rule, name, found.isValueNode() ? found.asString("") : null, details);
    }

    /** The same, without saying what stands there. */
    void reportSecret(ItemRule rule, String name) {
        report(rule, name, null, new Object[0]);
    }

    private void report(ItemRule rule, String name, @Nullable String value, Object[] details) {
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

    @Nullable
    String id(String name) {
        String text = text(name);
        if (text != null && (text.length() > LONGEST_ID || CONTROL.matcher(text).find())) {
            report(ItemRule.ID, name);
        }
        return text;
    }

    String requiredId(String name) {
        required(name);
        String id = id(name);
        return id == null ? "" : id;
    }

    /** The sourcedId that a reference names. */
    @Nullable
    String ref(String name) {
        return part(name).map(reference -> reference.id("sourcedId")).orElse(null);
    }

    String requiredRef(String name) {
        if (json.path(name).isMissingNode() || json.path(name).isNull()) {
            report(ItemRule.REQUIRED, name);
            return "";
        }
        return part(name).map(reference -> reference.requiredId("sourcedId")).orElse("");
    }

    List<String> refs(String name) {
        List<String> ids = new ArrayList<>();
        parts(name).forEach(reference -> ids.add(reference.requiredId("sourcedId")));
        return ids;
    }

    /** An object inside. */
    private java.util.Optional<Item> part(String name) {
        JsonNode found = json.path(name);
        if (found.isMissingNode() || found.isNull()) {
            return java.util.Optional.empty();
        }
        if (!found.isObject()) {
            report(ItemRule.SHAPE, name, "{…}");
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new Item(found, path + name + "/", place));
    }

    /** The objects of a list inside. */
    List<Item> parts(String name) {
        List<Item> parts = new ArrayList<>();
        for (JsonNode found : list(name)) {
            String here = name + "/" + parts.size();
            if (!found.isObject()) {
                report(ItemRule.SHAPE, here, "{…}");
            }
            parts.add(new Item(found, path + here + "/", place));
        }
        return parts;
    }

    /** The texts of a list inside; empty ones are left out. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode found : list(name)) {
            String text = found.isString() || found.isNumber() ? found.asString("") : "\0";
            if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                report(ItemRule.SHAPE, name, "[\"…\"]");
            } else if (!text.isBlank()) {
                texts.add(text.strip());
            }
        }
        return texts;
    }

    private List<JsonNode> list(String name) {
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

    /** The extensions. */
    Metadata metadata() {
        return Metadata.of(json.path("metadata"), this);
    }

    /** A word of a vocabulary. */
    @Nullable
    String word(String name, List<String> vocabulary, boolean extensible) {
        String text = text(name);
        if (text != null
                && !vocabulary.contains(text)
                && !(extensible && Vocabulary.EXTENSION.matcher(text).matches())) {
            String words = String.join(", ", vocabulary);
            report(ItemRule.ENUM, name, extensible ? words + ", ext:…" : words);
        }
        return text;
    }

    String requiredWord(String name, List<String> vocabulary, boolean extensible) {
        String word = required(name);
        word(name, vocabulary, extensible);
        return word;
    }

    /** {@code "true"} or {@code "false"}; JSON's own are taken too. */
    @Nullable
    Boolean flag(String name) {
        JsonNode found = json.path(name);
        return found.isBoolean() ? Boolean.valueOf(found.asBoolean()) : flag(name, text(name));
    }

    @Nullable
    Boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("true") || text.equals("false")) {
            return text == null ? null : Boolean.valueOf(text);
        }
        report(ItemRule.BOOLEAN, name);
        return null;
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        try {
            LocalDate date = text == null ? null : LocalDate.parse(text);
            if (date == null || isPlausible(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        report(ItemRule.DATE, name);
        return null;
    }

    /** The last day of something: the base specification names the day after it. */
    @Nullable
    LocalDate lastDay(String name) {
        LocalDate date = date(name);
        return date == null || vocabulary().isJapan() ? date : date.minusDays(1);
    }

    @Nullable
    Instant moment(String name) {
        String text = text(name);
        try {
            OffsetDateTime moment = text == null ? null : OffsetDateTime.parse(text);
            if (moment == null || isPlausible(moment.toLocalDate())) {
                return moment == null ? null : moment.toInstant();
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        report(ItemRule.DATE_TIME, name);
        return null;
    }

    private static boolean isPlausible(LocalDate date) {
        return date.getYear() >= 1900 && date.getYear() < 2200;
    }
}
