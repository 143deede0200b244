package org.kakehashi.hub.lrs.internal.document;

/** What became of a request to change documents. */
sealed interface Written {
    /** As asked for. */
    record Done() implements Written {}

    /** What If-Match or If-None-Match says doesn't hold; nothing was changed. */
    record PreconditionFailed() implements Written {}

    /** There is a document already, and the request doesn't say which it replaces; nothing was changed. */
    record Exists() implements Written {}

    /**
     * The two documents can't be merged; nothing was changed.
     *
     * @param why for the client
     */
    record NotMergeable(String why) implements Written {}
}
