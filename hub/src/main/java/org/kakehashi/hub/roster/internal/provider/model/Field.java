package org.kakehashi.hub.roster.internal.provider.model;

import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.RosterRelease.Part;

/**
 * One field of an object. Its SQL is about a row {@code t}.
 *
 * @param path its name, dotted where it is filtered by what stands in an object
 * @param sql what it holds; of a reference, the source's id of what it leads to
 * @param target what a reference leads to
 * @param within for a field of one of several objects: the condition about {@code t}, with {@code {}} for the one about the object
 * @param since the condition about {@code t} that it has changed at {@code {}}, such as {@code > :time}; null: by {@code sql}
 * @param part what the administrator must have released; null: told to everybody who may see the object
 * @param gone what it holds of a person who has gone; null: nothing
 * @param shown whether it is a member of its own in the JSON
 */
public record Field(
        String path,
        Kind kind,
        String sql,
        @Nullable Target target,
        @Nullable String within,
        @Nullable String since,
        @Nullable Part part,
        @Nullable String gone,
        boolean shown) {
    /** What a field holds. */
    public enum Kind {
        TEXT,
        DATE,
        INSTANT,
        /** {@code "true"} or {@code "false"}. */
        FLAG,
        NUMBER,
        /** A list of texts. */
        WORDS,
        /** The object's own id. */
        ID,
        /** The same, of which {@code ClientIds} makes what the client is told. */
        CLIENT_ID,
        /** The person's, which is the object's. */
        PERSON_ID,
        REF,
        /** Of a list of them. */
        REFS,
        /** JSON as the database makes it. */
        OBJECTS
    }

    static Field text(String path, String sql) {
        return holding(path, Kind.TEXT, sql);
    }

    /** One that the OpenAPI has and the hub doesn't. */
    static Field absent(String path) {
        return holding(path, Kind.TEXT, "null::text");
    }

    static Field holding(String path, Kind kind, String sql) {
        return new Field(path, kind, sql, null, null, null, null, null, true);
    }

    static Field ref(String path, Target target, String sql) {
        return new Field(path, Kind.REF, sql, target, null, null, null, null, true);
    }

    static Field refs(String path, Target target, String sql) {
        return new Field(path, Kind.REFS, sql, target, null, null, null, null, true);
    }

    /** A word of a vocabulary; another one is marked as an extension, as the OpenAPI wants it. */
    static Field token(String path, String sql, String... words) {
        return holding(path, Kind.TEXT, marked(sql, words));
    }

    static String marked(String sql, String... words) {
        return "case when %1$s in ('%2$s') or %1$s like 'ext:%%' then %1$s else 'ext:' || regexp_replace(%1$s, '[^a-zA-Z0-9._-]', '_', 'g') end"
                .formatted(sql, String.join("', '", words));
    }

    /** Only to filter by: what stands in one of several objects of {@code t}. */
    Field inside(String condition) {
        return new Field(path, kind, sql, target, condition, null, part, gone, false);
    }

    /** With a quicker way to find what has changed since a time. */
    Field since(String condition) {
        return new Field(path, kind, sql, target, within, condition, part, gone, shown);
    }

    /** Told only where that is released. */
    Field released(Part needed) {
        return new Field(path, kind, sql, target, within, since, needed, gone, shown);
    }

    /** Holding something else where the person has gone, as the OpenAPI requires it. */
    Field whenGone(String other) {
        return new Field(path, kind, sql, target, within, since, part, other, shown);
    }

    /** Told also of whom has gone. */
    Field lasting() {
        return whenGone(sql);
    }

    /** Whether it is the same of whom has gone. */
    public boolean lasts() {
        return sql.equals(gone);
    }

    /** The name to filter by: of a reference, its id's. */
    public String filterName() {
        return (kind == Kind.REF || kind == Kind.REFS) && shown && !path.startsWith("metadata.")
                ? path + ".sourcedId"
                : path;
    }
}
