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
    LINK,
    LINE_ITEM,
    INVITATION,
    REGISTRATION,
    GRANT,
    OPT_OUT,
    ERASURE,
    IMPORT,
    ACCOUNT,
    PROVIDER,
    PURPOSE,
    BREAK_GLASS
}
