package org.kakehashi.hub.roster.internal.provider.model;

import org.jspecify.annotations.Nullable;

/** What a reference (GUIDRef) leads to. */
public enum Target {
    ORG("org", "rostering", "orgs", "org", "org_id"),
    SESSION("academicSession", "rostering", "academicSessions", "academic_session", "session_id"),
    COURSE("course", "rostering", "courses", "course", "course_id"),
    CLASS("class", "rostering", "classes", "school_class", "class_id"),
    USER("user", "rostering", "users", "roster_user", "person_id"),
    LINE_ITEM("lineItem", "gradebook", "lineItems", null, "line_item_id"),
    CATEGORY("category", "gradebook", "categories", null, "category_id");

    private final String type;
    private final String service;
    private final String collection;
    private final @Nullable String table;
    private final String id;

    Target(String type, String service, String collection, @Nullable String table, String id) {
        this.type = type;
        this.service = service;
        this.collection = collection;
        this.table = table;
        this.id = id;
    }

    /** {@code type} of the reference. */
    public String type() {
        return type;
    }

    /** Where the object is had, below the hub's address, behind which its id stands. */
    public String path() {
        return "/ims/oneroster/" + service + "/v1p2/" + collection + "/";
    }

    /** The roster's table; null: the hub's own id is the only one. */
    public @Nullable String table() {
        return table;
    }

    /** The column of the hub's id. */
    public String id() {
        return id;
    }
}
