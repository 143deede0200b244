package org.kakehashi.hub.security;

/** What an id in an address or a form can be of. */
public enum Id {
    CLASS,
    PERSON,
    SCHOOL,
    STATEMENT,
    ATTACHMENT,
    CLIENT,
    SECRET,
    TOOL,
    DEPLOYMENT,
    LINK,
    LINE_ITEM,
    INVITATION,
    REGISTRATION,
    ATTEMPT,
    LAUNCH,
    GRANT,
    OPT_OUT,
    ERASURE,
    IMPORT,
    FORWARDER,
    CONNECTOR,
    WAITING_KEY,
    DECISION,
    ACCOUNT,
    PROVIDER,
    PURPOSE,
    BREAK_GLASS,
    SESSION,
    COURSE,
    ENROLLMENT,
    RESULT,
    /** What the tenant's client knows a person by in OneRoster. */
    ALIAS
}
