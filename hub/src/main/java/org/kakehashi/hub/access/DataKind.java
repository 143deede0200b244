package org.kakehashi.hub.access;

/** What an erasure counts. */
public enum DataKind {
    /** xAPI statements. */
    STATEMENTS,
    /** Documents of xAPI's state and profile resources. */
    DOCUMENTS,
    /** Attachments that no statement uses any more. */
    ATTACHMENTS,
    /** Identifiers of actors in the store's dictionary. */
    AGENTS,
    /** Statements as the facts keep them. */
    FACTS,
    /** Rows of the roster: the person, users, roles, enrolments, demographics, profiles and identity links. */
    ROSTER,
    /** Attendance, mood and visits to the nurse's office, and what waits in quarantine under the person's keys. */
    RECORDS,
    /** Launches of tools, and the subjects that tools know the person by. */
    LAUNCHES,
    /** What tools said of the person's work. */
    RESULTS,
    /** Values that reports of imports cite. */
    FINDINGS,
    /** Opt-outs. */
    OPT_OUTS,
    /** Accounts, which are shut and lose what names the person. */
    ACCOUNTS
}
