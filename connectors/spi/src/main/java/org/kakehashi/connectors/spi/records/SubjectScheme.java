package org.kakehashi.connectors.spi.records;

/** The kinds of key by which school systems know whom or what a record is about. */
public enum SubjectScheme {
    /** OneRoster {@code users.userMasterIdentifier}: a UUID that survives transfers. */
    MASTER_IDENTIFIER(About.PERSON),
    /** OneRoster {@code users.sourcedId} of the roster that the hub's import is paired with. */
    SOURCED_ID(About.PERSON),
    /** OneRoster {@code users.username}. */
    USERNAME(About.PERSON),
    /** OneRoster {@code users.identifier}: a number given by the school or the board. */
    LOCAL_IDENTIFIER(About.PERSON),
    /** OneRoster {@code users.email}, in any case of letters. */
    EMAIL(About.PERSON),
    /** OneRoster {@code classes.sourcedId}. */
    CLASS_SOURCED_ID(About.CLASS),
    /** The school's {@code orgs.identifier} (学校コード), a slash, and {@code classes.classCode} or {@code classes.title}. */
    CLASS_NAME(About.CLASS),
    /** OneRoster {@code orgs.sourcedId}. */
    SCHOOL_SOURCED_ID(About.SCHOOL),
    /** OneRoster {@code orgs.identifier} (学校コード). */
    SCHOOL_CODE(About.SCHOOL);

    private final About about;

    SubjectScheme(About about) {
        this.about = about;
    }

    /** What records can be about. */
    public enum About {
        /** A pupil. */
        PERSON,
        /** A class. */
        CLASS,
        /** A school. */
        SCHOOL;

        /** The name of the field that holds the subject's key: {@code person}, {@code class} or {@code school}. */
        public String fieldName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What a key of this kind is a key of. */
    public About about() {
        return about;
    }
}
