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
    WAITING_KEY,
    DECISION,
    ACCOUNT,
    PROVIDER,
    PURPOSE,
    BREAK_GLASS
}
