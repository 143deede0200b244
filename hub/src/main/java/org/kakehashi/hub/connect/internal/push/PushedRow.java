package org.kakehashi.hub.connect.internal.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.spi.Origin;
import org.kakehashi.connectors.spi.records.RecordKind;
import org.kakehashi.connectors.spi.records.RecordReader;
import org.kakehashi.connectors.spi.records.SubjectScheme;
import org.kakehashi.connectors.spi.records.SubjectScheme.About;

/** One row of a batch as it was sent, read field by field like a row of any other source. */
final class PushedRow implements RecordReader.Row {
    /** The member that says whom or what the row is about; some kinds have a field named subject. */
    static final String ABOUT = "about";

    private static final int MOST_UNKNOWN = 5;

    private final RecordKind kind;
    private final Origin origin;
    private final Map<String, String> values = new LinkedHashMap<>();
    /** What the subject says of the person besides. */
    private final Map<String, String> hint = new HashMap<>();

    private final List<String> unknown = new ArrayList<>();
    private final List<String> misshapen = new ArrayList<>();
    private @Nullable String scheme;
    private @Nullable String key;

    /** @param number counted from 1 */
    PushedRow(RecordKind kind, long number) {
        this.kind = kind;
        this.origin = new Origin(kind.wireName(), number);
    }

    /** Whether the kind has the field; where it hasn't, the row keeps its name only, and only the first few. */
    boolean takes(String field) {
        boolean known = field.equals(RecordReader.DATE)
                || field.equals(RecordReader.SOURCE_KEY)
                || kind.field(field).isPresent();
        if (!known && unknown.size() < MOST_UNKNOWN) {
            unknown.add(field);
        }
        return known;
    }

    void set(String field, String value) {
        values.put(field, value);
    }

    void subject(String field, String value) {
        if (field.equals("scheme")) {
            scheme = value;
        } else if (field.equals("key")) {
            key = value;
        } else if (kind.about() == About.PERSON && RecordReader.HINT.contains(field)) {
            hint.put(field, value);
        } else if (unknown.size() < MOST_UNKNOWN) {
            unknown.add(ABOUT + "/" + field);
        }
    }

    /** What stands there is neither text nor number; empty: the row itself is no object. */
    void misshapen(String field) {
        misshapen.add(field);
    }

    List<String> unknown() {
        return unknown;
    }

    List<String> misshapen() {
        return misshapen;
    }

    /** What kind of key the subject has; null: none that the kind can be about. */
    @Nullable
    SubjectScheme scheme() {
        for (SubjectScheme one : SubjectScheme.values()) {
            if (one.about() == kind.about() && one.name().equals(scheme)) {
                return one;
            }
        }
        return null;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public @Nullable String text(String field) {
        String text = isOfSubject(field) ? subjectPart(field) : hint.getOrDefault(field, values.get(field));
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    public String place(String field) {
        return isOfSubject(field) ? "/" + ABOUT + "/key" : "/" + field;
    }

    private boolean isOfSubject(String field) {
        return field.equals(kind.about().fieldName())
                || (scheme() == SubjectScheme.CLASS_NAME && field.equals(About.SCHOOL.fieldName()));
    }

    /** A class's name stands behind its school's code and a slash. */
    private @Nullable String subjectPart(String field) {
        if (key == null || scheme() != SubjectScheme.CLASS_NAME) {
            return key;
        }
        int slash = key.indexOf('/');
        if (slash < 0) {
            return null;
        }
        return field.equals(About.SCHOOL.fieldName()) ? key.substring(0, slash) : key.substring(slash + 1);
    }
}
