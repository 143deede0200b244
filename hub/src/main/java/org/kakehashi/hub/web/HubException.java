package org.kakehashi.hub.web;

/** An error for the caller: what is wrong and how to mend it. Rendered by the surface that it leaves through. */
public class HubException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * @param code what kind of error
     * @param detail for the caller: what, where and how to mend it; no secrets, no names
     */
    public HubException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    /** What kind of error. */
    public ErrorCode code() {
        return code;
    }

    /** What, where and how to mend it. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
