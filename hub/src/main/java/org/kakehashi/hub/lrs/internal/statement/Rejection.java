package org.kakehashi.hub.lrs.internal.statement;

/**
 * Why a body is refused: its first fault.
 *
 * @param pointer JSON pointer (RFC 6901) of the place; empty for the body as a whole
 * @param value what stands there, shortened
 * @param rule the rule it breaks
 */
public record Rejection(String pointer, String value, Rule rule) implements Parsed {
    private static final int SHOWN = 120;

    /** Keeps the value short. */
    public Rejection {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** In one English sentence or two: where, what and how to mend it. */
    public String detail() {
        String place = pointer.isEmpty() ? "The body" : pointer;
        String shown = value.isEmpty() ? "" : " (" + value + ")";
        return place + shown + ": " + rule.en() + " " + rule.remedyEn();
    }
}
