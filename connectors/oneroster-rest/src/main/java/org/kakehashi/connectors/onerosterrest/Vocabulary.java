package org.kakehashi.connectors.onerosterrest;

import java.util.List;
import java.util.regex.Pattern;

/** The words that an item may hold: the Japan profiles' or those of the base specification. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are those of List.of.
enum Vocabulary {
    /** Japan's profiles: fewer words, last days inclusive. */
    JAPAN(
            List.of("district", "school"),
            List.of("schoolYear"),
            List.of(
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
            List.of("administrator", "guardian", "proctor", "student", "teacher")),
    /** OneRoster 1.2 without a profile: more words and {@code ext:} ones, the days on which something ends exclusive. */
    BASE(
            List.of("department", "district", "local", "national", "school", "state"),
            List.of("gradingPeriod", "schoolYear", "semester", "term"),
            List.of(
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
            List.of("administrator", "proctor", "student", "teacher"));

    static final List<String> ROLE_TYPES = List.of("primary", "secondary");
    static final List<String> CLASS_TYPES = List.of("homeroom", "scheduled");
    static final List<String> SEXES = List.of("female", "male", "other", "unspecified");

    /** What a source may add to a vocabulary. */
    static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");

    private final List<String> orgTypes;
    private final List<String> sessionTypes;
    private final List<String> roles;
    private final List<String> enrollmentRoles;

    Vocabulary(List<String> orgTypes, List<String> sessionTypes, List<String> roles, List<String> enrollmentRoles) {
        this.orgTypes = orgTypes;
        this.sessionTypes = sessionTypes;
        this.roles = roles;
        this.enrollmentRoles = enrollmentRoles;
    }

    List<String> orgTypes() {
        return orgTypes;
    }

    List<String> sessionTypes() {
        return sessionTypes;
    }

    List<String> roles() {
        return roles;
    }

    List<String> enrollmentRoles() {
        return enrollmentRoles;
    }

    boolean isJapan() {
        return this == JAPAN;
    }
}
