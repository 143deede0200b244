package org.kakehashi.hub.access;

/** What somebody is to a tenant, a school or a class. */
public enum Role {
    /** Runs the tenant: imports, tools, accounts. Granted to an account. */
    ADMINISTRATOR,
    /** Runs the hub itself: health and metrics. Granted to an account. */
    OPERATOR,
    /** Belongs to a content vendor; sees its own tools only. Granted to an account. */
    VENDOR,
    /** School nurse (養護教諭). Granted at a school, or to an account: OneRoster has no such role. */
    NURSE,
    /** Head of a school (校長). From the roster, or granted at a school. */
    PRINCIPAL,
    /** Leads a homeroom class (担任): its teacher in the roster, unless that enrolment says that it is not primary. */
    HOMEROOM_TEACHER,
    /** On a school's staff, or teaches in a homeroom class that somebody else leads. From the roster. */
    TEACHER,
    /** Teaches a class of a subject. From the roster. */
    SUBJECT_TEACHER,
    /** Leads a school's guidance (生徒指導主事): OneRoster's counselor, or granted at a school. */
    GUIDANCE_LEAD,
    /** On the staff of a support centre (教育支援センター). Granted at the centre. */
    SUPPORT_CENTRE_STAFF,
    /** Tries tools out in a sandbox tenant, which the account was made with. Nobody can grant it. */
    SANDBOX_VENDOR,
    /** Looks at figures about many pupils for the board of education: OneRoster's districtAdministrator, or granted. */
    BOARD_ANALYST,
    /** From the roster. */
    PUPIL,
    /** From the roster. */
    GUARDIAN;

    /** Whether an administrator gives it to an account as a whole. */
    public boolean granted() {
        return this == ADMINISTRATOR || this == OPERATOR || this == VENDOR || this == BOARD_ANALYST || this == NURSE;
    }

    /** Whether an administrator grants it for a time, at a school or centre. */
    public boolean grantedAtSchool() {
        return this == NURSE || this == PRINCIPAL || this == GUIDANCE_LEAD || this == SUPPORT_CENTRE_STAFF;
    }

    /** Whether an administrator grants it for a time, over all schools. */
    public boolean grantedOverAll() {
        return this == BOARD_ANALYST;
    }
}
