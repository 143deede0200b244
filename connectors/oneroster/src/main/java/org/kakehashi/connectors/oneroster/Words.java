package org.kakehashi.connectors.oneroster;

/** The vocabularies of a rule set. */
@SuppressWarnings("ImmutableEnumChecker") // A vocabulary never changes.
public enum Words {
    /** The Japan profiles: fewer words. */
    JAPAN(
            Vocabulary.of("district", "school"),
            Vocabulary.of("schoolYear"),
            Vocabulary.of("homeroom", "scheduled"),
            Vocabulary.open(
                    "aide",
                    "counselor",
                    "districtAdministrator",
                    "guardian",
                    "principal",
                    "proctor",
                    "siteAdministrator",
                    "student",
                    "systemAdministrator",
                    "teacher"),
            Vocabulary.open("administrator", "guardian", "proctor", "student", "teacher")),
    /** OneRoster 1.2 without a profile: more words, and {@code ext:} ones. */
    BASE(
            Vocabulary.open("department", "school", "district", "local", "state", "national"),
            Vocabulary.open("gradingPeriod", "semester", "schoolYear", "term"),
            Vocabulary.open("homeroom", "scheduled"),
            Vocabulary.open(
                    "aide",
                    "counselor",
                    "districtAdministrator",
                    "guardian",
                    "parent",
                    "principal",
                    "proctor",
                    "relative",
                    "siteAdministrator",
                    "student",
                    "systemAdministrator",
                    "teacher"),
            Vocabulary.open("administrator", "proctor", "student", "teacher"));

    private final Vocabulary orgTypes;
    private final Vocabulary sessionTypes;
    private final Vocabulary classTypes;
    private final Vocabulary roles;
    private final Vocabulary enrollmentRoles;

    Words(
            Vocabulary orgTypes,
            Vocabulary sessionTypes,
            Vocabulary classTypes,
            Vocabulary roles,
            Vocabulary enrollmentRoles) {
        this.orgTypes = orgTypes;
        this.sessionTypes = sessionTypes;
        this.classTypes = classTypes;
        this.roles = roles;
        this.enrollmentRoles = enrollmentRoles;
    }

    /** Whether the rules of the Japan profiles hold. */
    public boolean areJapanese() {
        return this == JAPAN;
    }

    /** Of an org. */
    public Vocabulary orgTypes() {
        return orgTypes;
    }

    /** Of an academic session. */
    public Vocabulary sessionTypes() {
        return sessionTypes;
    }

    /** Of a class. */
    public Vocabulary classTypes() {
        return classTypes;
    }

    /** Of a user at an org. */
    public Vocabulary roles() {
        return roles;
    }

    /** Of a user in a class. */
    public Vocabulary enrollmentRoles() {
        return enrollmentRoles;
    }
}
