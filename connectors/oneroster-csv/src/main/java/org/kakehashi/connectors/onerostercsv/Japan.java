package org.kakehashi.connectors.onerostercsv;

import java.util.List;
import java.util.regex.Pattern;

/** The words that the Japan profiles allow in a OneRoster 1.2 roster. */
final class Japan {

    static final List<String> VERSIONS = List.of("1.2", "1.2.1", "1.2_JP");
    static final List<String> STATUSES = List.of("active", "tobedeleted");
    static final List<String> ORG_TYPES = List.of("district", "school");
    static final List<String> SESSION_TYPES = List.of("schoolYear");
    static final List<String> CLASS_TYPES = List.of("homeroom", "scheduled");
    static final List<String> ROLE_TYPES = List.of("primary", "secondary");
    static final List<String> SEXES = List.of("male", "female", "unspecified", "other");
    static final List<String> ENROLLMENT_ROLES = List.of("administrator", "guardian", "proctor", "student", "teacher");

    static final List<String> ROLES = List.of(
            "aide",
            "counselor",
            "districtAdministrator",
            "guardian",
            "principal",
            "proctor",
            "siteAdministrator",
            "student",
            "systemAdministrator",
            "teacher");

    /** Words of the base specification that the Japan profiles replace by {@code guardian}. */
    static final List<String> UNUSED_ROLES = List.of("parent", "relative");

    static final Pattern GRADE = Pattern.compile("P[1-6]|J[1-3]|H[1-3]|E[1-3]");
    static final Pattern SESSION_TITLE = Pattern.compile("[0-9]+年度");

    /** The base specification lets a source add words of its own to these vocabularies. */
    static final Pattern EXTENSION = Pattern.compile("ext:[A-Za-z0-9._-]+");

    private Japan() {}
}
