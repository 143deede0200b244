package org.kakehashi.hub.access;

import java.util.Arrays;
import java.util.Optional;

/** The scopes of xAPI 1.0.3 part 3, 4.2 that an API client can have. */
public enum XapiScope {
    /** Store statements. */
    STATEMENTS_WRITE("statements/write", Permission.XAPI_STATEMENTS_WRITE),
    /** Read one's own statements. */
    STATEMENTS_READ_MINE("statements/read/mine", Permission.XAPI_STATEMENTS_READ_MINE),
    /** Read all statements. */
    STATEMENTS_READ("statements/read", Permission.XAPI_STATEMENTS_READ),
    /** Read and write state. */
    STATE("state", Permission.XAPI_STATE),
    /** Define activities. */
    DEFINE("define", Permission.XAPI_DEFINE),
    /** Read and write profiles. */
    PROFILE("profile", Permission.XAPI_PROFILE),
    /** Read everything. */
    ALL_READ("all/read", Permission.XAPI_ALL_READ),
    /** Everything. */
    ALL("all", Permission.XAPI_ALL);

    private final String word;
    private final Permission permission;

    XapiScope(String word, Permission permission) {
        this.word = word;
        this.permission = permission;
    }

    /** Its name on the wire. */
    public String word() {
        return word;
    }

    /** The permission that it is; {@link PermissionMatrix} says which others come with it. */
    public Permission permission() {
        return permission;
    }

    /** The scope of a name. */
    public static Optional<XapiScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
