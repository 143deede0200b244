package org.kakehashi.connectors.spi;

import java.util.List;

/**
 * A setting of a connector, so that the hub can ask for it in a form and keep it as it must be kept. What it may hold is
 * checked by the connector when it reads, and reported as a {@link Finding} of {@link Finding#SETTINGS}.
 *
 * @param name as in {@link ConnectorContext#settings()}
 * @param title what it is, for people
 * @param kind how it is asked for and kept
 * @param required whether the connector can do nothing without it
 * @param choices what a {@link Kind#CHOICE} may be; empty for other kinds
 */
public record Setting(String name, Text title, Kind kind, boolean required, List<Choice> choices) {

    /** How a setting is asked for and kept. */
    public enum Kind {
        /** One line. */
        TEXT,
        /** Many lines, such as a mapping. */
        LONG_TEXT,
        /** An https address; {@code {since}} behind its host may stand for how far was read. Secrets are sent there. */
        URL,
        /** Kept encrypted and never shown again. */
        SECRET,
        /** One of {@link Setting#choices()}. */
        CHOICE
    }

    /**
     * What a setting may be.
     *
     * @param value as in {@link ConnectorContext#settings()}
     * @param label for people
     */
    public record Choice(String value, Text label) {
        /** One that people know by its value, such as a version. */
        public static Choice of(String value) {
            return new Choice(value, new Text(value, value));
        }
    }

    public Setting {
        choices = List.copyOf(choices);
        if (choices.isEmpty() == (kind == Kind.CHOICE)) {
            throw new IllegalArgumentException("a choice, and nothing else, has choices: " + name);
        }
    }

    /** A setting that the connector can't do without. */
    public static Setting required(String name, Kind kind, Text title) {
        return new Setting(name, title, kind, true, List.of());
    }

    /** A setting that may be left out. */
    public static Setting optional(String name, Kind kind, Text title) {
        return new Setting(name, title, kind, false, List.of());
    }

    /** A setting that is one of these; the first stands where it is left out. */
    public static Setting choice(String name, Text title, Choice... choices) {
        return new Setting(name, title, Kind.CHOICE, false, List.of(choices));
    }

    /** The same where people know each by its value. */
    public static Setting choice(String name, Text title, List<String> values) {
        return new Setting(
                name, title, Kind.CHOICE, false, values.stream().map(Choice::of).toList());
    }

    /** The values that it may have. */
    public List<String> values() {
        return choices.stream().map(Choice::value).toList();
    }
}
