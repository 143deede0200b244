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
    FACTS
}
