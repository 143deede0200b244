package org.kakehashi.connectors.mapping;

/** How a mapping names the place of a field in what the source writes. */
public enum Place {
    /** A column's name in the header. */
    COLUMN("column"),
    /** A JSON Pointer (RFC 6901) into an item. */
    POINTER("pointer");

    private final String member;

    Place(String member) {
        this.member = member;
    }

    /** The member of a field that holds it. */
    public String member() {
        return member;
    }

    /** Whether the text can be such a place. */
    boolean fits(String text) {
        // Jackson reads any tilde; the RFC knows ~0 and ~1 only.
        return this == COLUMN || (text.startsWith("/") && !text.matches("(?s).*~(?![01]).*"));
    }
}
