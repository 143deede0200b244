package org.kakehashi.hub.roster.internal.provider.model;

import java.util.List;
import java.util.Optional;

/**
 * A kind of object as a client sees it.
 *
 * @param single its name in the JSON of one, and {@code plural} in that of many
 * @param from its rows, called {@code t}
 * @param key what tells a row of the client's apart, and orders them
 * @param keyType SQL's name of the key's type
 * @param base which rows there are at all; with a blank: all
 * @param there the condition that the person of the row hasn't gone; blank: it is nobody's
 * @param order what rows are ordered by before their ids, where an index gives it; blank: by ids alone
 * @param besides the condition that the row is none of the persons {@code :out}; blank: it is nobody's
 */
public record Entity(
        String single,
        String plural,
        String from,
        String key,
        String keyType,
        String base,
        String there,
        String order,
        String besides,
        List<Field> fields) {
    /** The field that a filter or sort names. */
    public Optional<Field> named(String name) {
        return fields.stream().filter(field -> field.filterName().equals(name)).findFirst();
    }

    /** Whether it is of persons whom the client knows by aliases. */
    public boolean byAlias() {
        return keyType.equals("uuid") && has(Field.Kind.PERSON_ID);
    }

    /** Whether the client knows them by ids that are made of the hub's. */
    public boolean byClientId() {
        return has(Field.Kind.CLIENT_ID);
    }

    private boolean has(Field.Kind kind) {
        return fields.stream().anyMatch(field -> field.kind() == kind);
    }

    /** Whether a selection means the field: itself, what it stands in, or something of it. */
    public static boolean selects(String selection, Field field) {
        return field.path().equals(selection)
                || field.path().startsWith(selection + ".")
                || selection.startsWith(field.path() + ".");
    }

    /** The same kind by another name and with fewer rows. */
    Entity like(String otherSingle, String otherPlural, String condition) {
        return new Entity(
                otherSingle,
                otherPlural,
                from,
                key,
                keyType,
                base.isEmpty() ? condition : base + " and " + condition,
                there,
                order,
                besides,
                fields);
    }
}
