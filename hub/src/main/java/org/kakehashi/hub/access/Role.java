package org.kakehashi.hub.access;

/** What somebody is to a tenant. */
public enum Role {
    /** Runs the tenant: imports, tools, accounts. Granted to an account. */
    ADMINISTRATOR,
    /** Runs the hub itself: health and metrics. Granted to an account. */
    OPERATOR,
    /** Belongs to a content vendor; sees its own tools only. Granted to an account. */
    VENDOR,
    /** Looks at figures about many pupils for the board of education. Granted to an account. */
    BOARD_ANALYST,
    /** School nurse (養護教諭). Granted to an account: OneRoster has no such role. */
    NURSE,
    /** Head of a school. From the roster. */
    PRINCIPAL,
    /** Teaches a class. From the roster. */
    TEACHER,
    /** From the roster. */
    PUPIL,
    /** From the roster. */
    GUARDIAN;

    /** Whether an administrator grants it to an account, rather than the roster to a person. */
    public boolean granted() {
        return this == ADMINISTRATOR || this == OPERATOR || this == VENDOR || this == BOARD_ANALYST || this == NURSE;
    }
}
