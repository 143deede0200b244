package org.kakehashi.connectors.onerosterrest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.oneroster.Forms;
import org.kakehashi.connectors.oneroster.Vocabulary;
import tools.jackson.databind.JsonNode;

/** The members of one JSON object by type. The getter of one that breaks a rule gives a stand-in, so that the others are looked at too. */
final class Item extends Members {

    /** An item of a collection, which stands at that place of it. */
    Item(JsonNode json, Place place) {
        super(json, "", place);
        if (!json.isObject()) {
            report(ItemRule.SHAPE, "", "{…}");
        }
    }

    Item(JsonNode json, String path, Place place) {
        super(json, path, place);
    }

    @Nullable
    String id(String name) {
        String text = text(name);
        if (text != null && !Forms.isId(text)) {
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
        if (isAbsent(name)) {
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
    private Optional<Item> part(String name) {
        JsonNode found = member(name);
        if (isAbsent(name)) {
            return Optional.empty();
        }
        if (!found.isObject()) {
            report(ItemRule.SHAPE, name, "{…}");
            return Optional.empty();
        }
        return Optional.of(inside(found, name));
    }

    /** The objects of a list inside. */
    List<Item> parts(String name) {
        List<Item> parts = new ArrayList<>();
        for (JsonNode found : list(name)) {
            String here = name + "/" + parts.size();
            if (!found.isObject()) {
                report(ItemRule.SHAPE, here, "{…}");
            }
            parts.add(inside(found, here));
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

    /** The extensions. */
    Metadata metadata() {
        return Metadata.of(member("metadata"), this);
    }

    /** Grade codes; the base specification leaves open which there are. */
    List<String> grades() {
        List<String> grades = texts("grades");
        if (words().areJapanese()) {
            grades.stream()
                    .filter(grade -> !Forms.isGrade(grade))
                    .forEach(grade -> report(ItemRule.GRADE, "grades", grade));
        }
        return grades;
    }

    /** A word of a vocabulary. */
    @Nullable
    String word(String name, Vocabulary vocabulary) {
        String text = text(name);
        if (!vocabulary.allows(text)) {
            report(ItemRule.ENUM, name, vocabulary);
        }
        return text;
    }

    String requiredWord(String name, Vocabulary vocabulary) {
        String word = required(name);
        word(name, vocabulary);
        return word;
    }

    /** {@code "true"} or {@code "false"}; JSON's own are taken too. */
    @Nullable
    Boolean flag(String name) {
        JsonNode found = member(name);
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
        LocalDate date = text == null ? null : Forms.date(text).orElse(null);
        if (date == null && text != null) {
            report(ItemRule.DATE, name);
        }
        return date;
    }

    /** The last day of something: the base specification names the day after it. */
    @Nullable
    LocalDate lastDay(String name) {
        LocalDate date = date(name);
        return date == null || words().areJapanese() ? date : date.minusDays(1);
    }

    @Nullable
    Instant moment(String name) {
        String text = text(name);
        Instant moment = text == null ? null : Forms.moment(text).orElse(null);
        if (moment == null && text != null) {
            report(ItemRule.DATE_TIME, name);
        }
        return moment;
    }
}
