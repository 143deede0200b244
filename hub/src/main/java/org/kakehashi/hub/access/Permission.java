package org.kakehashi.hub.access;

/** What a caller may do. Which role has which, and which comes with another, stands in {@link PermissionMatrix}. */
public enum Permission {
    /** Bring rosters and records in, and see what became of them. */
    MANAGE_IMPORTS,
    /** Push records in batches, of kinds that aren't about health or guidance. */
    PUSH_RECORDS,
    /** The same for health, guidance and support centres. */
    PUSH_SENSITIVE_RECORDS,
    /** Register tools and change their settings. */
    MANAGE_TOOLS,
    /** Make accounts. */
    MANAGE_ACCOUNTS,
    /** Make and revoke API clients. */
    MANAGE_CLIENTS,
    /** Look at boards; which classes and dates is decided row by row. */
    VIEW_BOARD,
    /** Look at what tools said of pupils' work; of which classes is decided row by row. */
    VIEW_GRADEBOOK,
    /** Look at figures about many pupils, without names and small cells. */
    VIEW_AGGREGATES,
    /** Read facts through the API, for dashboard tools. */
    READ_FACTS,
    /** See one's own study page. */
    VIEW_OWN_STUDY,
    /** See what the tenant opens to guardians of one's children. */
    VIEW_CHILDREN,
    /** Launch a tool. */
    LAUNCH_TOOL,
    /** Choose the materials of the classes that one teaches, or of one's school, and say what pupils see of them. */
    MANAGE_MATERIALS,
    /** Look at all statements and what the linter found in them. */
    VIEW_STATEMENTS,
    /** The same for the statements of one's own tools. */
    VIEW_OWN_STATEMENTS,
    /** Look at the launches of one's own tools, and what went wrong with them. */
    VIEW_OWN_LAUNCHES,
    /** xAPI scope {@code statements/write}. */
    XAPI_STATEMENTS_WRITE,
    /** xAPI scope {@code statements/read}. */
    XAPI_STATEMENTS_READ,
    /** xAPI scope {@code statements/read/mine}. */
    XAPI_STATEMENTS_READ_MINE,
    /** xAPI scope {@code state}. */
    XAPI_STATE,
    /** Read state. */
    XAPI_STATE_READ,
    /** xAPI scope {@code define}. */
    XAPI_DEFINE,
    /** xAPI scope {@code profile}. */
    XAPI_PROFILE,
    /** Read agent and activity profiles. */
    XAPI_PROFILE_READ,
    /** xAPI scope {@code all/read}. */
    XAPI_ALL_READ,
    /** xAPI scope {@code all}. */
    XAPI_ALL,
    /** LTI scope: read the members of a context. */
    LTI_MEMBERSHIP,
    /** LTI scope: read and manage line items. */
    LTI_LINE_ITEM,
    /** LTI scope: read line items. */
    LTI_LINE_ITEM_READ,
    /** LTI scope: read results. */
    LTI_RESULT_READ,
    /** LTI scope: send scores. */
    LTI_SCORE,
    /** Open one pupil of the own school for a short time, with a reason that the principal is told. */
    BREAK_GLASS,
    /** Read who did so. */
    VIEW_BREAK_GLASS,
    /** Erase data of a person or a time, and say how long data is kept. */
    ERASE_DATA,
    /** Export all that is held of one person, for a subject's request. */
    EXPORT_PERSON_DATA,
    /** Say what personal data is used for, and keep the register of who opted out. */
    MANAGE_PRIVACY,
    /** Search, export and check the audit. */
    VIEW_AUDIT,
    /** Read metrics. */
    OPERATE
}
